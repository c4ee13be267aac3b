// A panicking initialiser poisons a Once; call_once_force may try again.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::thread;

static ONCE: Once = Once::new();

fn attempt(fail: bool) -> bool {
    let call = AssertUnwindSafe(|| {
        ONCE.call_once(|| {
            println!("running");
            assert!(!fail, "could not start");
        })
    });
    let result = catch_unwind(call);
    if let Err(payload) = &result {
        println!("{:?}", payload.downcast_ref::<&str>());
    }
    result.is_ok()
}

fn main() {
    println!("{} {}", attempt(true), ONCE.is_completed());
    println!("{} {}", attempt(false), ONCE.is_completed());
    let other = thread::spawn(|| {
        ONCE.call_once_force(|state| println!("forced, poisoned: {}", state.is_poisoned()));
        ONCE.call_once_force(|_| println!("not again"));
    });
    other.join().unwrap();
    println!("{} {}", attempt(true), ONCE.is_completed());
    ONCE.wait();
}
