// A small integer power of an f32 is made by multiplying in f32, step by step.

use std::hint::black_box;

fn squaring(mut x: f32, n: i32) -> f32 {
    let (mut left, mut power) = (n.unsigned_abs(), 1.0);
    while left > 0 {
        if left % 2 == 1 {
            power *= x;
        }
        x *= x;
        left /= 2;
    }
    if n < 0 { 1.0 / power } else { power }
}

fn main() {
    for x in [1.1f32, 3.3, -0.3] {
        for n in [2, 3, 5, 10, -7] {
            let (a, b) = (black_box(x).powi(black_box(n)), squaring(x, n));
            println!("{x} {n} {a:e} {}", a == b);
        }
    }
    println!("{:?}", black_box(3.3f64).powi(black_box(5)));
}
