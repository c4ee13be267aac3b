// The bytes of a string literal are changed in place.
//@ fault: read-only

fn main() {
    let word = "hello";
    println!("{word}");
    let first = word.as_ptr().cast_mut();
    unsafe { *first = b'j' }; // here
    println!("{word}");
}
