fn main() {
    println!(
        "{} {} {:?} {:?}",
        i32::MAX.wrapping_add(1),
        7u8.saturating_sub(9),
        200u8.checked_add(100),
        5i32.overflowing_mul(i32::MAX)
    );
    println!(
        "{} {} {}",
        10u32.leading_zeros(),
        12u64.trailing_zeros(),
        0xf0u8.count_ones()
    );
    println!("{} {}", u128::MAX, i128::MIN);
    println!(
        "{:x} {:#b} {:o} {:08.3} {:>5}|{:<5}|{:^5}",
        255, 5, 8, 3.14159, 1, 2, 3
    );
}
