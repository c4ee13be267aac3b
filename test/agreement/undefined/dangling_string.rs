// A text is read after the string that owned its bytes was dropped.
//@ fault: dangling

fn main() {
    let word = String::from("hello");
    let start = word.as_ptr();
    let length = word.len();
    drop(word);
    for index in 0..length {
        let byte = unsafe { start.add(index).read() }; // here
        print!("{}", byte as char);
    }
    println!();
}
