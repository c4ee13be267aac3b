// A scope panics when a thread that nobody joined panicked, and waits for the others first.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let joined = thread::scope(|s| {
        let h = s.spawn(|| -> u32 { panic!("joined") });
        h.join().unwrap_err().downcast::<&str>().unwrap()
    });
    println!("payload: {joined}");

    let finished = AtomicU32::new(0);
    let result = catch_unwind(AssertUnwindSafe(|| {
        thread::scope(|s| {
            s.spawn(|| panic!("not joined"));
            for _ in 0..3 {
                s.spawn(|| finished.fetch_add(1, Ordering::Relaxed));
            }
            "the value of the scope is lost"
        })
    }));
    let message = result.unwrap_err();
    println!("scope: {:?}", message.downcast_ref::<&str>());
    println!("finished: {}", finished.into_inner());
}
