// Floats are compared by value, where NaN fits nowhere, or wholly by total_cmp.

use std::cmp::Ordering;

fn relations(a: f64, b: f64) -> String {
    let signs = [("<", a < b), ("<=", a <= b), ("==", a == b), ("!=", a != b)];
    let holding = signs.iter().filter(|(_, holds)| *holds);
    holding.map(|(sign, _)| format!("{sign} ")).collect()
}

fn main() {
    let nan = f64::NAN;
    for (a, b) in [(1.0, 2.0), (0.0, -0.0), (nan, 1.0), (nan, nan)] {
        print!("{a:?} {b:?}: {}", relations(a, b));
        println!("{:?} {:?}", a.partial_cmp(&b), a.total_cmp(&b));
    }
    let mut list = [1.0, -0.0, f32::INFINITY, -1.5, 0.0, 1e-40, f32::MIN];
    list.sort_by(f32::total_cmp);
    println!("{list:?}");
    list.sort_by(|a, b| b.partial_cmp(a).unwrap_or(Ordering::Equal));
    println!("{list:?}");

    println!("{} {}", nan.max(2.0), 2f64.min(nan));
    println!("{} {}", nan.clamp(0.0, 1.0).is_nan(), 7f64.clamp(0.0, 1.0));
    let largest = [1.0, nan, 3.0].into_iter().reduce(f64::max);
    println!("{largest:?} {:?}", [1.0, 3.0] < [1.0, nan]);
    println!("{:?}", (1.0, nan).partial_cmp(&(2.0, nan)));
    println!("{} {}", (-0.0f64).is_sign_negative(), -0.0 < 0.0);
    println!("{} {}", 3f64.copysign(-0.0), (-2.5f32).signum());
}
