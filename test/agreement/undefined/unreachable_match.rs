// A match arm that was declared impossible is reached.
//@ fault: unreachable

use std::hint::unreachable_unchecked;

fn quarter(number: u32) -> &'static str {
    match number % 4 {
        0 => "none",
        1 => "one quarter",
        2 => "one half",
        _ => unsafe { unreachable_unchecked() }, // here
    }
}

fn main() {
    for number in 4..8 {
        println!("{}", quarter(number));
    }
}
