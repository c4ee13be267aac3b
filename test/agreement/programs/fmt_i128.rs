// Formatting and parsing of 128-bit integers.

fn main() {
    let (max, min, top) = (i128::MAX, i128::MIN, u128::MAX);
    println!("{max} {min}");
    println!("{top} {top:x} {min:X}");
    println!("{:#b} {:#o}", (1u128 << 100) + 5, 1u128 << 66);
    println!("[{min:45}] [{top:<45}] [{max:+045}]");
    println!("{:e} {top:E}", 1_500_000_000_000_000_000_000_000_i128);

    let text = min.to_string();
    println!("{:?}", text.parse::<i128>() == Ok(min));
    println!("{}", text[1..].parse::<i128>().unwrap_err());
    println!("{:?}", u128::from_str_radix(&"f".repeat(32), 16) == Ok(top));

    let factorial: u128 = (1..=34).product();
    println!("{factorial} {}", factorial.trailing_zeros());
    let (quotient, rest) = (factorial / 1_000_000_007, factorial % 1_000_000_007);
    println!("{quotient} {rest}");
    println!("{:?}", factorial.checked_mul(35));
    println!("{} {}", top as f64, top as f32);
    println!("{} {}", 1e38 as i128, -1e40 as i128);
    println!("{:?}", 123456789012345678901234567890u128.to_le_bytes());
}
