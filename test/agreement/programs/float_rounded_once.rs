// Operations that a careless compiler rounds twice.
use std::hint::black_box;

fn main() {
    // To f64 first, this would be exactly between two f32, and round to the wrong one.
    println!("{}", black_box((1u128 << 100) + (1 << 76) + 1) as f32);
    println!("{}", black_box(-((1i128 << 100) + (1 << 76) + 1)) as f32);
    println!("{} {}", black_box(u128::MAX) as f32, black_box(i128::MIN) as f64);
    println!("{}", black_box((1u128 << 90) + (1 << 37) + 1) as f64);
    println!("{} {}", black_box(1e39f64) as u128, black_box(-3.9f32) as i128);

    // A product that isn't rounded before the sum.
    let almost = 1.0 + f64::EPSILON;
    println!("{:e}", black_box(almost).mul_add(almost, -1.0 - 2.0 * f64::EPSILON));
    let almost = 1.0 + f32::EPSILON;
    println!("{:e}", black_box(almost).mul_add(almost, -1.0 - 2.0 * f32::EPSILON));
    println!("{:e}", black_box(f64::MIN_POSITIVE).mul_add(0.5, f64::MIN_POSITIVE / 4.0));

    // By squaring, in the precision of the result.
    println!("{:?} {:?}", black_box(1.1f32).powi(13), black_box(1.1f64).powi(-13));

    println!("{} {}", black_box(0.49999999999999994f64).round(), black_box(-0.2f64).round());
    println!("{} {}", black_box(0.49999997f32).round(), black_box(8388609.0f32).round());
}
