// Dividing by zero panics, each operation with its own message.

use std::panic::catch_unwind;

fn message<T>(work: fn(i32, i32) -> T, a: i32, b: i32) -> String {
    match catch_unwind(|| work(a, b)) {
        Ok(_) => "no panic".into(),
        Err(e) => e.downcast_ref::<&str>().unwrap().to_string(),
    }
}

fn main() {
    println!("{}", message(|a, b| a / b, 7, 0));
    println!("{}", message(|a, b| a / b, i32::MIN, -1));
    println!("{}", message(|a, b| a % b, i32::MIN, -1));
    println!("{}", message(|a, b| a.div_euclid(b), 1, 0));
    println!("{}", message(|a, b| a.wrapping_div(b), i32::MIN, -1));
    println!("{:?} {:?}", 7i32.checked_rem(0), 7.0 / 0.0);
    println!("{}", message(|a, b| a % b, 7, 2));
    let zero = "0".parse::<u64>().unwrap();
    println!("{}", 10 % zero);
}
