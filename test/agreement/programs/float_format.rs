// Floats print the shortest digits that read back the same, or as many as are asked for.

fn main() {
    println!("{} {:?} {} {:?}", 1.0, 1.0, 0.1f32, 1e21);
    println!("{:?} {:?} {:?}", 1e16, 1e15, 1.5e-5);
    println!("{} {}", 1e21, f32::MIN_POSITIVE);
    println!("{:?} {:?} {:?}", f64::MIN_POSITIVE, 5e-324, f32::MAX);
    println!("{:?} {} {:?}", f64::NAN, f64::INFINITY, -f32::INFINITY);
    println!("{} {:?} {:+} {:+}", -0.0, -0.0, 0.0, 2.5);
    println!("{:.0} {:.0} {:.0} {:.0}", 0.5, 1.5, 2.5, 0.50001);
    println!("{:.1} {:.1} {:.2} {:.3}", 0.25, 0.35, 1.005, 1e-4);
    println!("{:.20} {:.3}", 0.1, 123456789f32);
    println!("{:e} {:E} {:.2e} {:e}", 1234.5, 0.00012, 9.999, 0.0);
    println!("[{:8.2}] [{:<8.2}] [{:^+8.1}]", 3.14159, 2.0, 1.25);
    println!("[{:08.3}] [{:05}] [{:5}]", -1.5, f64::INFINITY, f64::NAN);
    println!(
        "[{:*>9}] [{:.*}] [{:w$.p$}]",
        1.5,
        3,
        1.0,
        2.0,
        w = 7,
        p = 1
    );

    for text in ["1e3", ".5", "5.", "+inf", "-NaN", "1e400", "1e-400", "-0"] {
        print!("{:?} ", text.parse::<f64>());
    }
    println!();
    for text in ["", ".", "1_0", "0x1", "e5", "1e", " 1", "infinite"] {
        let error = text.parse::<f32>().unwrap_err();
        println!("{text:?} {error}");
    }
    println!("{:?}", "16777217".parse::<f32>());
    println!("{:?}", "1.7976931348623157e308".parse() == Ok(f64::MAX));
}
