// One of a struct's two fields is written, then the whole is moved out.
//@ fault: uninitialised

use std::mem::MaybeUninit;

struct Size {
    width: u32,
    height: u32,
}

fn main() {
    let mut size = MaybeUninit::<Size>::uninit();
    unsafe { (&raw mut (*size.as_mut_ptr()).width).write(640) };
    println!("{}", unsafe { (*size.as_ptr()).width });
    let size = unsafe { size.assume_init() }; // here
    println!("{} x {}", size.width, size.height);
}
