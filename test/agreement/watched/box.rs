fn main() {
    let a = Box::new(5);
    //@ a = → 5
    let b = a;
    //@ a = moved; b = → 5
    let c = *b + 1;
    println!("{b} {c}");
}
