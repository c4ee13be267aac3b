// Arithmetic and printing of durations.

use std::time::Duration;

fn main() {
    let a = Duration::new(3, 250_000_000);
    let b = Duration::from_millis(1_999);
    println!("{a:?} {b:?} {:?} {:?}", a + b, a - b);
    println!("{:?} {:?} {:?}", a * 3, a / 3, b.mul_f64(0.5));
    println!("{:?} {:?}", b.checked_sub(a), b.saturating_sub(a));
    println!("{:?} {:?}", a.abs_diff(b), a.div_duration_f64(b * 2));
    for ns in [0, 1, 999, 1_500, 1_000_000, 1_234_567_890, 60_000_000_000] {
        print!("{:?} ", Duration::from_nanos(ns));
    }
    println!();
    println!("[{a:.1?}] [{b:.0?}] [{a:10?}] [{b:<9.2?}] [{a:+?}] [{a:^9?}]");

    let (max, nano) = (Duration::MAX, Duration::from_nanos(1));
    println!("{max:?} {:?} {:?}", max.checked_add(nano), max - nano);
    println!("{} {} {}", a.as_secs(), a.subsec_millis(), a.as_micros());
    println!("{} {}", a.as_secs_f64(), b.as_secs_f32());
    println!("{:?}", Duration::from_secs_f64(0.1));
    println!("{:?}", Duration::from_secs_f32(0.1));
    println!("{}", Duration::try_from_secs_f64(-1.0).unwrap_err());
    println!("{}", Duration::try_from_secs_f64(1e300).unwrap_err());
    println!("{:?} {}", [a, b, a].iter().sum::<Duration>(), a > b);
    println!("{}", Duration::new(1, 2_000_000_001).as_nanos());
}
