// A function with C's calling convention is called with Rust's.
//@ fault: call

use std::mem::transmute;

extern "C" fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    println!("{}", square(3));
    let function: extern "C" fn(i64) -> i64 = square;
    let function: fn(i64) -> i64 = unsafe { transmute(function) };
    println!("{}", function(4)); // here
}
