// A wait with a timeout gives the lock back and tells whether the time ran out.

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let stock = Mutex::new(0);
    let filled = Condvar::new();
    let brief = Duration::from_millis(8);

    let start = Instant::now();
    let guard = stock.lock().unwrap();
    let (mut guard, result) = filled
        .wait_timeout_while(guard, brief, |n| *n == 0)
        .unwrap();
    println!("timed out: {}, stock {guard}", result.timed_out());
    println!("waited long enough: {}", start.elapsed() >= brief);

    println!("still locked: {}", stock.try_lock().is_err());
    *guard += 1;
    let (guard, result) = filled
        .wait_timeout_while(guard, brief, |n| *n == 0)
        .unwrap();
    println!("timed out: {}, stock {guard}", result.timed_out());
    drop(guard);

    thread::scope(|s| {
        s.spawn(|| {
            *stock.lock().unwrap() += 5;
            filled.notify_one();
        });
        let hour = Duration::from_secs(3600);
        let guard = stock.lock().unwrap();
        let (guard, result) = filled.wait_timeout_while(guard, hour, |n| *n < 6).unwrap();
        println!("timed out: {}, stock {guard}", result.timed_out());
    });
}
