// A reference is made to memory that was freed, though it is never read.
//@ fault: dangling

use std::mem::transmute;

fn main() {
    let owner = Box::new(3u32);
    let pointer = &raw const *owner;
    println!("{owner}");
    drop(owner);
    let reference: &u32 = unsafe { transmute(pointer) }; // here
    println!("{}", size_of_val(reference));
}
