// The assert macros say what they compared, each in its own words.

use std::panic::{catch_unwind, set_hook};

#[derive(Debug, PartialEq)]
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    set_hook(Box::new(|info| {
        println!("{}", info.payload_as_str().unwrap())
    }));
    let two = "ab".len();
    let p = |x, y| Point { x, y };
    let failures: [fn(usize); 4] = [
        |n| assert!(n > 2),
        |n| assert!(n > 3 && n < 10, "{n} is out of bounds"),
        |n| assert_eq!(n + 1, 4),
        |n| assert_ne!(n, 2, "not {}", "two"),
    ];
    for failure in failures {
        println!("  caught: {}", catch_unwind(|| failure(two)).is_err());
    }
    let points = catch_unwind(|| assert_eq!(p(1, 2), p(1, -2), "points at {}", two));
    println!("  caught: {}", points.is_err());
    let texts = catch_unwind(|| assert_eq!("tab\t", String::from("tab\n")));
    println!("  caught: {}", texts.is_err());
    let debug = catch_unwind(|| debug_assert!(two == 3, "debug assertions are on"));
    println!("  caught: {}", debug.is_err());
    assert_eq!(p(two as i32, 0), p(2, 0));
    assert!(matches!(p(0, 1), Point { y: 1, .. }));
    println!("the rest held");
}
