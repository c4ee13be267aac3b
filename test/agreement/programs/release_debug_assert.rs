// Without debug assertions their conditions are not even run, while plain asserts remain.
//@ release: true

use std::cell::Cell;

fn check(calls: &Cell<u32>, answer: bool) -> bool {
    calls.set(calls.get() + 1);
    answer
}

fn half(n: u32) -> u32 {
    debug_assert!(n % 2 == 0, "{n} is odd");
    debug_assert_eq!(n / 2 * 2, n);
    n / 2
}

fn main() {
    let calls = Cell::new(0);
    debug_assert!(check(&calls, false));
    debug_assert_ne!(check(&calls, true), true);
    println!("{}", calls.get());
    assert!(check(&calls, true));
    println!("{} {}", calls.get(), half(7));
    println!(
        "{}",
        if cfg!(debug_assertions) {
            "debug"
        } else {
            "release"
        }
    );

    #[cfg(debug_assertions)]
    println!("only with assertions");
    #[cfg(not(debug_assertions))]
    println!("only without assertions");
    assert_eq!(half(9), 5, "half of nine");
}
