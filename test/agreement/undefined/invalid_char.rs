// A char is made of a surrogate.
//@ fault: invalid-value

fn main() {
    let number = 0xd800u32;
    let letter: char = unsafe { std::mem::transmute(number) }; // here
    println!("{letter}");
}
