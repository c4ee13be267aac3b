// Without overflow checks the same sums wrap, but a division by zero still panics.
//@ release: true

use std::hint::black_box;
use std::panic::catch_unwind;

fn main() {
    let (min, five) = black_box((i32::MIN, 5u32));
    println!("{} {}", min - 1, five - 6);
    println!("{} {}", min * 3, -min);
    println!("{} {}", five << (five + 30), min >> (five * 7));
    println!("{} {}", min.abs(), five.pow(14));
    println!("{}", [200u8, 100].iter().sum::<u8>());
    let mut byte = five as u8;
    byte -= 7;
    println!("{byte}");
    debug_assert!(five == 6, "not checked");

    let divided = catch_unwind(|| min / (five as i32 - 5));
    println!("{:?}", divided.unwrap_err().downcast_ref::<&str>());
    let remainder = catch_unwind(|| min % (4 - five as i32));
    println!("{:?}", remainder.unwrap_err().downcast_ref::<&str>());
    println!("{:?}", catch_unwind(|| [1, 2, 3][five as usize]).is_err());
}
