// Integers have powers, logarithms, roots and two ways to divide negative numbers.

fn main() {
    for (a, b) in [(7, 3), (-7, 3), (7, -3), (-7, -3i32)] {
        print!("{} {} ", a / b, a % b);
        println!("{} {}", a.div_euclid(b), a.rem_euclid(b));
    }
    println!("{} {} {}", 7u8.pow(2), (-3i64).pow(39), 2u128.pow(127));
    println!("{:?} {:?}", 10u32.checked_pow(10), (-2i8).checked_pow(7));
    println!("{} {}", 3u8.wrapping_pow(6), (-3i8).saturating_pow(5));
    println!("{} {}", 1000i32.ilog10(), 999u64.ilog10());
    println!("{} {:?}", 1_000_000u32.ilog2(), 0u8.checked_ilog2());
    println!("{} {:?}", 728i16.ilog(9), 81u8.checked_ilog(3));
    println!("{} {}", 99u32.isqrt(), u64::MAX.isqrt());
    println!("{} {}", 7u32.div_ceil(2), 23u8.next_multiple_of(5));
    println!("{} {}", (-9i32).signum(), (-9i8).abs());
    println!("{} {}", 3u8.abs_diff(200), 250u8.midpoint(252));
    println!("{} {}", (-7i32).midpoint(2), 5.clamp(-3, 3));
    println!("{:?} {:?}", 9.max(4), [3u8, 9, 2].iter().min());
    println!("{}", (1..=10u64).product::<u64>());
    println!("{}", [100i8, -120, 100].iter().sum::<i8>());
    let times = |limit| (1..=limit).map(|n: u8| n.checked_mul(70));
    println!("{:?}", times(3).collect::<Option<Vec<_>>>());
    println!("{:?}", times(4).collect::<Option<Vec<_>>>());
}
