// When main panics the process ends, even if another thread holds a lock and waits.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

struct Local(&'static str);

impl Drop for Local {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let _local = Local("of main");
    let lock = Arc::new(Mutex::new(5));
    let (ready, is_ready) = mpsc::channel();
    let (_keep, never) = mpsc::channel::<()>();
    let _keep = std::mem::ManuallyDrop::new(_keep);
    let theirs = Arc::clone(&lock);
    thread::spawn(move || {
        let _local = Local("of the worker, which never ends");
        let mut guard = theirs.lock().unwrap();
        *guard += 1;
        ready.send(*guard).unwrap();
        never.recv().unwrap();
    });
    println!("worker has the lock: {:?}", is_ready.recv());
    println!("{lock:?}");
    let value = lock.try_lock().expect("the lock is free");
    println!("never printed: {value}");
}
