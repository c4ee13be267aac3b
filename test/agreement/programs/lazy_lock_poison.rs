// A LazyLock runs its initialiser at first use, once; one that panicked stays unusable.

use std::panic::catch_unwind;
use std::sync::LazyLock;
use std::thread;

static TABLE: LazyLock<Vec<u32>> = LazyLock::new(|| {
    println!("making the table");
    (1..=4).map(|n| n * n).collect()
});

static BROKEN: LazyLock<u32> = LazyLock::new(|| {
    println!("trying");
    "not a number".parse().expect("a number")
});

fn main() {
    println!("before");
    let sums = [0, 1, 2].map(|skip| thread::spawn(move || TABLE[skip..].iter().sum::<u32>()));
    println!("{:?}", sums.map(|s| s.join().unwrap()));
    println!("{:?}", LazyLock::force(&TABLE));

    for _ in 0..2 {
        let payload = catch_unwind(|| *BROKEN).unwrap_err();
        match payload.downcast::<String>() {
            Ok(text) => println!("formatted: {text}"),
            Err(other) => println!("literal: {:?}", other.downcast_ref::<&str>()),
        }
    }
    println!("{}", thread::spawn(|| *BROKEN).join().is_err());
}
