use std::sync::{Arc, Condvar, Mutex};
use std::thread;
fn main() {
    let p = Arc::new((Mutex::new(false), Condvar::new()));
    let q = p.clone();
    let h = thread::spawn(move || {
        *q.0.lock().unwrap() = true;
        q.1.notify_one();
    });
    let mut g = p.0.lock().unwrap();
    while !*g {
        g = p.1.wait(g).unwrap();
    }
    drop(g);
    h.join().unwrap();
    println!("ready");
}
