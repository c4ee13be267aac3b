// NonZero numbers keep zero out, and their operations say so in their types.

use std::num::{NonZero, NonZeroI8, NonZeroU8};

const TEN: NonZero<usize> = NonZero::new(10).unwrap();

fn ratio(total: u32, parts: NonZero<u32>) -> u32 {
    total / parts * 100 + total % parts
}

fn main() {
    println!("{:?} {:?}", NonZeroU8::new(0), NonZeroU8::new(7));
    let seven = NonZeroU8::new(7).unwrap();
    println!("{} {:?}", seven.get(), seven.checked_mul(seven));
    println!("{:?}", seven.checked_pow(3));
    println!("{:?}", seven.saturating_mul(NonZeroU8::MAX));
    println!("{} {}", seven.leading_zeros(), seven.ilog2());
    println!("{} {}", seven | 8, seven.is_power_of_two());
    println!("{:?}", NonZero::new(30).map(|parts| ratio(100, parts)));
    println!("{:?}", NonZeroU8::try_from(0));

    let minus = NonZeroI8::new(-128).unwrap();
    println!("{} {:?}", minus.unsigned_abs(), minus.checked_abs());
    println!("{:?} {}", minus.checked_neg(), minus.wrapping_abs());
    println!("{} {}", NonZeroI8::MIN, NonZeroU8::MIN);

    let mut list = [3, 0, -2, 0, 1].map(NonZero::<i64>::new);
    list.sort();
    println!("{list:?}");
    println!("{}", list.iter().flatten().map(|n| n.get()).sum::<i64>());
    println!("{:?}", "12".parse::<NonZero<u16>>());
    println!("{}", [0; TEN.get()].len());
}
