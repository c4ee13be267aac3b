// The bits of a float are its sign, exponent and fraction, and say what class it is.

fn parts(x: f32) -> (u32, i32, u32) {
    let bits = x.to_bits();
    (
        bits >> 31,
        (bits >> 23 & 0xff) as i32 - 127,
        bits & 0x7f_ffff,
    )
}

fn main() {
    for x in [1.0, -2.5, 0.1, f32::MAX, f32::MIN_POSITIVE, 1e-40, -0.0] {
        println!("{x:e} {:?} {:?}", parts(x), x.classify());
    }
    println!("{:#x} {:#x}", 1f64.to_bits(), (-0.1f64).to_bits());
    println!("{} {:e}", f32::from_bits(0xc048_f5c3), f64::from_bits(1));
    println!("{:?} {:?}", f32::NAN.classify(), f64::INFINITY.classify());
    println!(
        "{:?} {}",
        f32::from_bits(0x7f80_0001),
        f32::from_bits(0xff80_0000)
    );
    println!("{:?}", 1.5f64.to_be_bytes());
    println!("{:?}", f32::from_le_bytes([0, 0, 0x80, 0xbf]));
    println!("{}", 1f64.next_up() - 1.0 == f64::EPSILON);
    println!("{:e} {:e}", 0f32.next_down(), f32::MAX.next_up());
    println!("{} {}", f64::MANTISSA_DIGITS, f32::MAX_EXP);
    println!("{} {}", (1e-310f64).is_subnormal(), 1e-310f64.is_normal());

    let guess = f32::from_bits(0x5f37_59df - (4f32.to_bits() >> 1));
    println!("{:.4}", guess * (1.5 - 2.0 * guess * guess));
    println!("{:e}", f64::from_bits(f64::MAX.to_bits() ^ 1 << 63));
}
