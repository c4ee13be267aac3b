// A bool is made of the byte 2.
//@ fault: invalid-value

fn main() {
    let byte = 2u8;
    let truth: bool = unsafe { std::mem::transmute(byte) }; // here
    println!("{truth}");
}
