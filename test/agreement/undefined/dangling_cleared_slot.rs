// A cleared vector keeps its memory, but the string that lay in it is gone.
//@ fault: dangling

fn main() {
    let mut words = vec![String::from("one"), String::from("two")];
    let second = &raw const words[1];
    words.clear();
    println!("{}", words.capacity() >= 2);
    let word = unsafe { (*second).as_str() }; // here
    println!("{word}");
}
