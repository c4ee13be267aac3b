// A number that was never written is read.
//@ fault: uninitialised

use std::mem::MaybeUninit;

fn main() {
    let number = MaybeUninit::<i32>::uninit();
    println!("{}", unsafe { *number.as_ptr() }); // here
}
