// A zero is turned into a number that promises not to be one.
//@ says: greater or equal to 1

use std::mem::transmute;
use std::num::NonZeroU8;

fn main() {
    for number in [2u8, 1, 0] {
        let divisor = unsafe { transmute::<u8, NonZeroU8>(number) }; // here
        println!("{}", 100 / divisor);
    }
}
