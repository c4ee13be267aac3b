// A box is made of a null pointer.
//@ fault: invalid-value

use std::mem::transmute;
use std::ptr;

fn main() {
    let mut pointer: *mut u64 = ptr::null_mut();
    println!("{}", pointer.is_null());
    pointer = pointer.wrapping_add(0);
    let number = unsafe { transmute::<*mut u64, Box<u64>>(pointer) }; // here
    std::mem::forget(number);
}
