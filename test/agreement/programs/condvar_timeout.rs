use std::sync::{Condvar, Mutex};
use std::time::Duration;
fn main() {
    let m = Mutex::new(());
    let c = Condvar::new();
    let (_g, r) = c
        .wait_timeout(m.lock().unwrap(), Duration::from_secs(5))
        .unwrap();
    println!("{}", r.timed_out());
}
