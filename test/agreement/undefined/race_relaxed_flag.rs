// A relaxed flag says that the data is ready, but does not order it.
//@ fault: data-race

use std::hint;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);
static mut ANSWER: u32 = 0;

fn main() {
    let worker = thread::spawn(|| {
        unsafe { ANSWER = 42 }; // here
        READY.store(true, Ordering::Relaxed);
    });
    while !READY.load(Ordering::Relaxed) {
        hint::spin_loop();
    }
    let answer = unsafe { ANSWER }; // here
    worker.join().unwrap();
    println!("{answer}");
}
