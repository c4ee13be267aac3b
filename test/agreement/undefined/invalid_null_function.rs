// A null pointer is turned into a function pointer, which may not be null.
//@ fault: invalid-value

use std::mem::transmute;
use std::ptr;

fn answer() -> u32 {
    42
}

fn main() {
    for handler in [answer as *const (), ptr::null()] {
        let function: fn() -> u32 = unsafe { transmute(handler) }; // here
        println!("{}", function());
    }
}
