// Floats are rounded in five ways, split, and divided with either kind of remainder.

fn main() {
    println!("value floor ceil trunc round even");
    for x in [
        2.5f64,
        -2.5,
        3.5,
        0.49999999999999994,
        -0.2,
        1e300,
        4503599627370495.5,
    ] {
        print!("{x:?} {:?} {:?}", x.floor(), x.ceil());
        println!(" {:?} {:?} {:?}", x.trunc(), x.round(), x.round_ties_even());
    }
    println!("{:?} {:?}", 3.75f32.fract(), (-3.75f32).fract());
    println!("{:?} {:?}", 7.5 % 2.0, -7.5 % 2.0);
    println!(
        "{:?} {:?}",
        (-7.5f64).rem_euclid(2.0),
        (-7.5f64).div_euclid(2.0)
    );
    println!("{:?} {:?}", 5.0 % f64::INFINITY, (5.0f64 % 0.0).is_nan());
    println!("{:?} {:?}", 0.1 + 0.2, 0.1f32 + 0.2f32);
    println!("{:?} {:?}", 1e16 + 1.0, (1e16 + 1.0) - 1e16);
    println!("{:?} {:?}", 1.0 / 3.0, 1.0f32 / 3.0);
    println!("{:?} {:?}", 1.0 / 0.0, -1.0 / 0.0f32);
    println!("{:?} {:?}", f64::MAX * 2.0, f64::MIN_POSITIVE / 4.0);
    println!("{:?} {:?}", 16777216.0f32 + 1.0, 16777216.0f32 + 3.0);
    println!("{:?}", (0..10).map(|_| 0.1).sum::<f64>());
    println!("{:?}", [1e100, 1.0, -1e100].iter().sum::<f64>());
}
