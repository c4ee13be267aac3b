// The address of a thread's own variable is used after that thread has ended.
//@ fault: dangling

use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::thread;

thread_local! {
    static NUMBER: Cell<u32> = const { Cell::new(1) };
}

static KEPT: AtomicPtr<u32> = AtomicPtr::new(ptr::null_mut());

fn main() {
    let worker = thread::spawn(|| {
        NUMBER.set(2);
        NUMBER.with(|number| KEPT.store(number.as_ptr(), Ordering::Release));
    });
    worker.join().unwrap();
    println!("{}", NUMBER.get());
    let kept = KEPT.load(Ordering::Acquire);
    println!("{}", unsafe { kept.read() }); // here
}
