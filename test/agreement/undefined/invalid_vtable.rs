// A trait object is put together with plain data in the place of its vtable.
//@ fault: invalid-value

use std::fmt::Display;
use std::mem::transmute;

fn main() {
    let number = 5u64;
    let parts: [*const u64; 2] = [&raw const number; 2];
    println!("{}", size_of::<&dyn Display>() == size_of_val(&parts));
    let object: &dyn Display = unsafe { transmute(parts) }; // here
    println!("{object}");
}
