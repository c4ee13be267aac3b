fn main() {
    let x = 2.0f64;
    println!(
        "{} {:.3} {:e} {} {} {}",
        x.sqrt(),
        x.sin(),
        12345.678f64,
        f32::MAX,
        0.1 + 0.2,
        (1.5f32).powi(3)
    );
    println!(
        "{} {} {} {} {}",
        x.powf(0.5),
        x.ln(),
        x.exp(),
        x.tan(),
        x.atan2(1.0)
    );
    println!(
        "{} {} {} {}",
        2.5f64.round(),
        2.5f64.floor(),
        (-2.5f64).ceil(),
        7.9f64.trunc()
    );
    println!(
        "{:?} {:?}",
        "3.25".parse::<f64>(),
        "x".parse::<f64>().is_err()
    );
}
