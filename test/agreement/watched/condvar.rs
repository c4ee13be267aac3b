use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

static READY: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();

fn main() {
    let worker = thread::spawn(|| {
        let mut ready = READY.lock().unwrap();
        while !*ready {
            ready = CHANGED.wait(ready).unwrap();
        }
        //@ READY = true (locked by 1); ready = &mut READY
        println!("go");
    });
    thread::sleep(Duration::from_millis(10));
    //@ READY = false; thread 1 = waits signal
    *READY.lock().unwrap() = true;
    //@ READY = true; thread 1 = waits signal
    CHANGED.notify_one();
    worker.join().unwrap();
    //@ READY = true; thread 1 = ended
    println!("done");
}
