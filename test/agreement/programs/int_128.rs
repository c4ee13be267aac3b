// Numbers of 128 bits multiply, divide, shift, convert, print and parse exactly.

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn power(base: u128, exponent: u32, modulus: u128) -> u128 {
    let (mut result, mut square) = (1, base % modulus);
    for bit in 0..32 {
        if exponent >> bit & 1 == 1 {
            result = result * square % modulus;
        }
        square = square * square % modulus;
    }
    result
}

fn main() {
    let factorial: u128 = (1..=34).product();
    println!("{factorial} {factorial:x}");
    println!("{}", factorial / 1_000_000_007);
    println!("{}", factorial % u128::from(u64::MAX));
    println!("{}", gcd(factorial, 2u128.pow(40) * 3u128.pow(30)));
    println!("{}", power(3, 1_000_003, (1 << 61) - 1));
    println!("{:?}", factorial.checked_mul(35));
    println!("{} {}", i128::MIN / 10, i128::MIN % -1000);
    println!("{} {}", i128::MAX >> 100, -1i128 >> 127);
    println!("{} {}", -5i128 as u128 as u64, u128::MAX as f64);
    println!("{} {}", 1e30 as u128, i128::MIN as f32);
    println!(
        "{:?}",
        "-170141183460469231731687303715884105728".parse::<i128>()
    );
    println!("{:?}", u128::from_str_radix("zzzzzzzzzzzzzzzzzzzz", 36));
    println!("{:#034b} {}", (1u128 << 31) - 2, u128::MAX.isqrt());
}
