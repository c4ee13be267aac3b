// Bits of integers are counted, shifted, rotated, reversed and taken apart into bytes.

fn main() {
    println!("{} {}", 1u8.leading_zeros(), 0u128.leading_zeros());
    println!("{} {}", (-1i32).leading_ones(), (-8i16).trailing_zeros());
    println!("{} {}", 0u64.trailing_zeros(), i128::MIN.count_zeros());
    println!("{:x}", 0x1234_5678u32.rotate_left(8));
    println!("{:x}", 0x12u8.rotate_right(4));
    println!("{} {}", 1u8.rotate_left(19), (-2i8).rotate_right(1));
    println!("{:x} {:08b}", 0x1234u16.swap_bytes(), 6u8.reverse_bits());
    println!("{} {} {}", -17 >> 2, 0xf0u8 as i8 >> 4, -17i32 as u32 >> 28);
    println!("{} {}", 1u64 << 40, 1i128 << 100);
    println!("{:?} {:?}", 1u32.checked_shl(32), 5i8.checked_shr(7));
    println!("{} {:?}", 3u8.wrapping_shl(9), 1i64.overflowing_shl(65));
    println!("{} {}", !0u16 ^ 0xff, !5i32);
    println!("{:?} {:?}", 258u32.to_be_bytes(), (-2i16).to_le_bytes());
    println!("{}", u64::from_le_bytes([1, 2, 0, 0, 0, 0, 0, 1]));
    println!("{:?}", 200u8.checked_next_power_of_two());
    println!("{} {}", 17u32.next_power_of_two(), 64u8.is_power_of_two());

    let mut set = 0u64;
    [3, 17, 40, 17, 63].iter().for_each(|bit| set ^= 1 << bit);
    while set != 0 {
        println!("bit {}", set.trailing_zeros());
        set &= set - 1;
    }
}
