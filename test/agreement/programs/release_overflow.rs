// Without overflow checks plain arithmetic wraps around, but dividing by zero still panics.
//@ release: true

use std::hint::black_box;
use std::panic::catch_unwind;

fn hash(text: &str) -> u32 {
    text.bytes()
        .fold(5381, |hash, byte| hash * 33 + u32::from(byte))
}

fn main() {
    println!("{} {}", black_box(255u8) + 1, black_box(0u8) - 1);
    println!("{} {}", black_box(i32::MAX) + 1, -black_box(i64::MIN));
    println!("{} {}", black_box(i16::MIN) - 1, black_box(100i8) * 3);
    println!("{} {}", 1u32 << black_box(33), 128u8 >> black_box(15));
    println!("{} {}", black_box(u128::MAX) + 2, hash("a longer text"));
    println!("{}", black_box(3usize) - 5 == usize::MAX - 1);
    let mut n = black_box(250u8);
    n += 10;
    n *= 100;
    println!("{n} {:?}", black_box(255u8).checked_add(1));

    println!("{}", catch_unwind(|| 5 / black_box(0)).is_err());
    println!("{}", catch_unwind(|| i32::MIN / black_box(-1)).is_err());
    println!("{}", catch_unwind(|| [1, 2][black_box(2)]).is_err());
}
