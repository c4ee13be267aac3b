// The program promises a condition that does not hold.
//@ fault: unreachable

use std::hint::assert_unchecked;

fn half(number: u32) -> u32 {
    unsafe { assert_unchecked(number % 2 == 0) }; // here
    number / 2
}

fn main() {
    for number in [8, 6, 3] {
        println!("{}", half(number));
    }
}
