// A reference is made of an address that its type cannot have.
//@ fault: misaligned

use std::mem::transmute;

#[repr(align(4))]
struct Bytes([u8; 8]);

fn main() {
    let bytes = Bytes([0; 8]);
    for start in [0, 4, 2] {
        let pointer = bytes.0[start..].as_ptr();
        let number: &u32 = unsafe { transmute(pointer) }; // here
        println!("{number}");
    }
}
