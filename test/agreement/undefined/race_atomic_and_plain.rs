// An atomic is read as plain memory while another thread stores to it.
//@ fault: data-race

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static LEVEL: AtomicU32 = AtomicU32::new(1);

fn main() {
    let worker = thread::spawn(|| {
        LEVEL.store(2, Ordering::SeqCst); // here
    });
    let seen = unsafe { LEVEL.as_ptr().read() }; // here
    worker.join().unwrap();
    println!("{}", seen <= LEVEL.load(Ordering::SeqCst));
}
