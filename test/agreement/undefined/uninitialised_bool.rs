// A flag that was never written is declared to be initialised.
//@ fault: uninitialised

use std::mem::MaybeUninit;

fn main() {
    let flag = MaybeUninit::<bool>::uninit();
    println!("{}", size_of_val(&flag));
    let flag = unsafe { flag.assume_init() }; // here
    println!("{}", if flag { "set" } else { "clear" });
}
