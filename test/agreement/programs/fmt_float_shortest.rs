// A float prints with the fewest digits that read back as the same value.

fn main() {
    println!("{} {} {}", 0.1, 0.2, 0.1 + 0.2);
    println!("{} {}", 0.1f32, 0.1f32 as f64);
    println!("{} {}", 1.0 / 3.0, 1.0f32 / 3.0);
    println!("{} {:?} {} {:?}", 1.0, 1.0, 100.0f32, 100.0f32);
    println!("{} {}", 16777216.0f32, 16777217.0f64);
    println!("{} {}", 9007199254740993i64 as f64, u64::MAX as f32);
    println!("{} {}", 5e-324, 123456789.123456789);
    println!("{:.0} {:.0} {:.0} {:.0}", 0.5, 1.5, 2.5, 3.5);
    println!("{:.1} {:.1} {:.2} {:.2}", 0.25, 0.35, 1.005, 1.015);
    println!("{:.20}", 0.1);

    let values: [f64; 5] = [0.1, 1e23, 2.5e-8, 4.35, 1.7976931348623157e308];
    for x in values {
        let text = x.to_string();
        let back: f64 = text.parse().unwrap();
        println!("{:e} {} {}", x, text.len(), back.to_bits() == x.to_bits());
    }
    let near = f64::from_bits(1.0f64.to_bits() + 1);
    println!("{near} {}", 1.0f64.next_down());
}
