// A relaxed pointer publishes an atomic, but not the plain write that made it, nor does a store after that.
//@ fault: data-race

use std::hint;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};
use std::{ptr, thread};

static PUBLISHED: AtomicPtr<AtomicU32> = AtomicPtr::new(ptr::null_mut());

fn main() {
    let worker = thread::spawn(|| {
        let made = Box::into_raw(Box::new(AtomicU32::new(0))); // here
        unsafe { &*made }.store(1, Ordering::Relaxed);
        PUBLISHED.store(made, Ordering::Relaxed);
    });
    while PUBLISHED.load(Ordering::Relaxed).is_null() {
        hint::spin_loop();
    }
    let published = unsafe { &*PUBLISHED.load(Ordering::Relaxed) };
    let value = published.load(Ordering::Relaxed); // here
    worker.join().unwrap();
    println!("{value}");
}
