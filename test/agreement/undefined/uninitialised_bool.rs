// A flag that was never written is declared to be initialised.
//@ says: uninitialized

use std::mem::MaybeUninit;

fn main() {
    let flag = MaybeUninit::<bool>::uninit();
    println!("{}", size_of_val(&flag));
    let flag = unsafe { flag.assume_init() }; // here
    println!("{}", if flag { "set" } else { "clear" });
}
