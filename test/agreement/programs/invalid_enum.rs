// An enum is made of a number that names no variant.

#[derive(Debug)]
#[repr(u8)]
#[allow(dead_code)]
enum Colour {
    Red = 1,
    Blue = 2,
}

fn main() {
    let byte = 7u8;
    let colour: Colour = unsafe { std::mem::transmute(byte) };
    println!("{colour:?}");
}
