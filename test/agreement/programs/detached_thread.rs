// A detached thread goes on after its handle is dropped; main yields, then receives its word.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;

struct Farewell(mpsc::Sender<String>);

impl Drop for Farewell {
    fn drop(&mut self) {
        self.0.send("dropped at the end".into()).unwrap();
    }
}

fn main() {
    let (sender, receiver) = mpsc::channel();
    let done = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&done);
    drop(thread::spawn(move || {
        let farewell = Farewell(sender);
        farewell.0.send("working".to_string()).unwrap();
        drop(farewell);
        flag.store(true, Ordering::Release);
    }));
    while !done.load(Ordering::Acquire) {
        thread::yield_now();
    }
    println!("{:?}", receiver.recv());
    println!("{:?}", receiver.recv());
    println!("{:?}", receiver.recv());
}
