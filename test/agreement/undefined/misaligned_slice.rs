// A slice of wide numbers starts at an odd address.
//@ fault: misaligned

use std::ptr;

#[repr(align(2))]
struct Bytes([u8; 5]);

fn main() {
    let bytes = Bytes([1, 2, 3, 4, 5]);
    let start = bytes.0[1..].as_ptr().cast::<u16>();
    let pairs = ptr::slice_from_raw_parts(start, 2);
    println!("{}", pairs.len());
    let pairs = unsafe { &*pairs }; // here
    println!("{}", pairs[0]);
}
