// A vector's length is set without its elements being written.
//@ fault: uninitialised

fn main() {
    let mut bytes = Vec::<u8>::with_capacity(4);
    bytes.push(1);
    unsafe { bytes.set_len(2) };
    println!("{}", bytes.len());
    let sum = bytes[0] + bytes[1]; // here
    println!("{sum}");
}
