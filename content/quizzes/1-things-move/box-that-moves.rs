fn main() {
    let boxed = Box::new(7);
    let before = &raw const *boxed;
    let kept = boxed;
    let after = &raw const *kept;
    println!("{}", before == after);
}
