// Square roots and fused products are exact; other functions are shown to ten digits.

use std::f64::consts::{E, FRAC_PI_6, LN_2, PI};

fn show(name: &str, values: &[f64]) {
    let digits = values.iter().map(|value| format!(" {value:.9e}"));
    println!("{name}{}", digits.collect::<String>());
}

fn main() {
    println!("{:?} {:?}", 2f64.sqrt(), 2f32.sqrt());
    println!("{} {:?}", (-1f64).sqrt().is_nan(), (-0f64).sqrt());
    println!("{:?} {:.9e}", 3f64.hypot(4.0), 3e200f64.hypot(4e200));
    let (x, y) = (1.0 + f64::EPSILON, 1.0 - f64::EPSILON);
    println!("{:?} {:?}", x * y - 1.0, x.mul_add(y, -1.0));
    println!("{:?} {:?}", 1.5f64.powi(5), 2f32.powi(-3));
    println!("{} {:?}", 180f64.to_radians() == PI, 8f64.recip());

    let (a, b) = (0.5f64, 10f64);
    show("sine", &[FRAC_PI_6.sin(), 1f64.asin(), a.sinh()]);
    show("cosine", &[FRAC_PI_6.cos(), PI.cos(), a.acos(), a.cosh()]);
    show("tangent", &[1f64.tan(), a.atan(), a.atan2(-1.0), a.tanh()]);
    show("exponent", &[1f64.exp(), a.exp2(), a.exp_m1(), a.powf(0.3)]);
    show("logarithm", &[b.ln(), E.ln(), 8f64.log2(), b.log(3.0)]);
    show("others", &[a.ln_1p(), LN_2.exp(), b.cbrt(), a.atanh()]);
    let (sin, cos) = 0.75f32.sin_cos();
    println!("{sin:.5} {cos:.5} {:?}", 0f64.ln());
}
