// A slice reference says that it is longer than any memory can be.
//@ fault: invalid-value

use std::mem::transmute;
use std::ptr;

fn main() {
    let bytes = [1u8, 2, 3];
    let huge = ptr::slice_from_raw_parts(bytes.as_ptr(), usize::MAX);
    println!("{}", huge.len() == usize::MAX);
    let slice = unsafe { transmute::<*const [u8], &[u8]>(huge) }; // here
    println!("{}", slice[0]);
}
