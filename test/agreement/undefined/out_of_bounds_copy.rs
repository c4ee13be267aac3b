// More elements are copied than the source has.
//@ fault: out-of-bounds

use std::ptr;

fn main() {
    let source = [1u32, 2, 3];
    let mut target = [0u32; 8];
    let count = target.len();
    println!("{count}");
    unsafe { ptr::copy_nonoverlapping(source.as_ptr(), target.as_mut_ptr(), count) }; // here
    println!("{target:?}");
}
