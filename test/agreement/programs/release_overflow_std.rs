// Without overflow checks the standard library's abs, pow, sum and ranges wrap around too.
//@ release: true

use std::hint::black_box;
use std::ops::{Add, Mul, Neg, Shl};

fn apply<T, R>(a: T, b: T, operator: fn(T, T) -> R) -> R {
    operator(black_box(a), black_box(b))
}

fn main() {
    println!("{}", black_box(i8::MIN).abs());
    println!("{}", black_box(10u8).pow(3));
    println!("{}", black_box([200u8, 100]).iter().sum::<u8>());
    println!("{}", (1..=black_box(6u8)).product::<u8>());
    println!(
        "{} {}",
        apply(200u8, 100, Add::add),
        apply(100i8, 2, Mul::mul)
    );
    println!(
        "{} {}",
        apply(1u16, 17, Shl::shl),
        black_box(i32::MIN).neg()
    );
    println!("{}", black_box(200u8).next_power_of_two());
    println!("{}", black_box(250u8).next_multiple_of(100));
    let mut total = black_box(250u8);
    [3, 4, 5].iter().for_each(|n| total += n);
    println!("{total}");
    println!("{:?}", (black_box(254u8)..).take(4).collect::<Vec<_>>());
}
