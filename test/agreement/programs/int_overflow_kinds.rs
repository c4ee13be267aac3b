// Wrapping, checked, saturating and overflowing arithmetic work on every width.

use std::num::{Saturating, Wrapping};

macro_rules! widths {
    ($($int:ident)*) => {$(
        let (low, high) = ($int::MIN, $int::MAX);
        print!("{:5}", stringify!($int));
        print!(" {} {}", high.wrapping_add(3) == low + 2, high.wrapping_mul(5) % 7);
        print!(" {:?} {:?}", high.checked_mul(2), high.checked_sub(high));
        print!(" {:?}", (high / 2 + 9).overflowing_mul(2));
        println!(" {} {}", low.saturating_sub(1) == low, low.saturating_pow(2));
    )*};
}

fn main() {
    widths!(u8 i8 u16 i16 u32 i32 u64 i64 u128 i128 usize isize);
    println!("{:?} {}", i32::MIN.checked_neg(), 9u8.wrapping_neg());
    println!(
        "{:?} {}",
        i8::MIN.overflowing_abs(),
        i8::MIN.wrapping_div(-1)
    );
    println!("{:?} {:?}", i8::MIN.checked_div(-1), 5u8.checked_rem(0));
    println!("{} {:?}", i64::MIN.wrapping_rem(-1), 5u8.overflowing_sub(6));
    println!("{:?}", 200u8.checked_add_signed(-128));
    println!("{:?}", 200u8.saturating_add_signed(127));
    println!("{}", Wrapping(250u8) + Wrapping(10));
    println!("{}", -Wrapping(i8::MIN) << 9);
    println!("{}", Saturating(-100i8) - Saturating(100));
}
