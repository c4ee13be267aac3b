// A number above the last code point is read as a char.
//@ fault: invalid-value

fn main() {
    let numbers = [0x41u32, 0x10_ffff, 0x11_0000];
    let letters = numbers.as_ptr().cast::<char>();
    for index in 0..3 {
        let letter = unsafe { letters.add(index).read() }; // here
        println!("{}", letter.is_ascii());
    }
}
