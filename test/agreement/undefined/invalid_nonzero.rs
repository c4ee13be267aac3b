// A zero is turned into a number that promises not to be one.
//@ fault: invalid-value

use std::mem::transmute;
use std::num::NonZeroU8;

fn main() {
    for number in [2u8, 1, 0] {
        let divisor = unsafe { transmute::<u8, NonZeroU8>(number) }; // here
        println!("{}", 100 / divisor);
    }
}
