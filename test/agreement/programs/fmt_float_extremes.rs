// Very large and very small floats, and the exponent notation.

fn main() {
    println!("{:?} {:?} {:?}", f64::MAX, f64::MIN_POSITIVE, f64::EPSILON);
    println!("{:?} {:?} {:?}", f32::MAX, f32::MIN_POSITIVE, f32::EPSILON);
    println!("{:?} {:e}", f64::from_bits(1), f32::from_bits(1));
    println!("{}", 1e21);
    println!("{} {:?}", 1e-7, 1e-7);
    println!("{:?} {:?} {:?} {:?}", 1e15, 1e16, 1e-4, 1e-5);
    println!("{:e} {:E} {:e} {:e}", 1234.5, 0.00012, 0.0, 1e300);
    println!("{:.2e} {:.0e} {:.5E}", 123456.0, 15000.0, 7.0);
    println!("{:e} {:E} {:.1e}", 1500, 7u8, 98765i64);
    println!("[{:12.3e}] [{:<12e}] [{:012e}]", 6.022e23, -1.5, 2.5e-8);
    println!("{} {} {}", f64::INFINITY, -f64::INFINITY, f64::NAN);
    println!(
        "[{:5}] [{:<5}] [{:05}] [{:+}]",
        f64::NAN,
        f64::INFINITY,
        f64::NAN,
        f64::INFINITY
    );
    println!("{} {:?} {:+}", -0.0, -0.0, 0.0);
    println!("{:.3}", f64::MAX / 1e290);
    println!("{:.40}", 1e-30);
}
