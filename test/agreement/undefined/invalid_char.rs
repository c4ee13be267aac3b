// A char is made of a surrogate.
//@ says: expected a valid unicode scalar value

fn main() {
    let number = 0xd800u32;
    let letter: char = unsafe { std::mem::transmute(number) }; // here
    println!("{letter}");
}
