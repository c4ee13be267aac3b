// Unwinding drops the locals of each frame, innermost first, and temporaries and arguments too.

use std::panic::catch_unwind;

struct Noisy(String);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn noisy(name: impl Into<String>) -> Noisy {
    Noisy(name.into())
}

fn use_two(_first: Noisy, second: &Noisy, n: u32) -> u32 {
    let _local = noisy(format!("local of use_two {n}"));
    10 / (n - u32::from(second.0.len() > 3))
}

fn descend(n: u32) -> u32 {
    let _before = noisy(format!("before {n}"));
    let moved = noisy(format!("moved {n}"));
    let result = match n {
        1 => use_two(moved, &noisy("temporary"), 1),
        _ => descend(n - 1),
    };
    let _after = noisy("never made");
    result
}

fn main() {
    let result = catch_unwind(|| descend(3));
    println!("{:?}", result.unwrap_err().downcast_ref::<&str>());
    println!("{}", use_two(noisy("argument"), &noisy("long enough"), 3));
}
