// A cell without a lock is declared to be fit for sharing.
//@ fault: data-race

use std::cell::UnsafeCell;
use std::thread;

struct Shared(UnsafeCell<u32>);

unsafe impl Sync for Shared {}

impl Shared {
    fn set(&self, number: u32) {
        unsafe { *self.0.get() = number }; // here
    }

    fn get(&self) -> u32 {
        unsafe { *self.0.get() } // here
    }
}

fn main() {
    let shared = Shared(UnsafeCell::new(1));
    let seen = thread::scope(|scope| {
        scope.spawn(|| shared.set(2));
        shared.get()
    });
    println!("{seen} {}", shared.get());
}
