// A value made on first use is looked for and stored without a lock.
//@ fault: data-race

use std::cell::UnsafeCell;
use std::thread;

struct Lazy(UnsafeCell<Option<u32>>);

unsafe impl Sync for Lazy {}

static LAZY: Lazy = Lazy(UnsafeCell::new(None));

impl Lazy {
    fn get(&self) -> u32 {
        let value = unsafe { *self.0.get() }; // here
        if let Some(number) = value {
            return number;
        }
        let number = (1..=10).sum();
        unsafe { *self.0.get() = Some(number) }; // here
        number
    }
}

fn main() {
    let worker = thread::spawn(|| LAZY.get());
    let number = LAZY.get();
    println!("{}", number == worker.join().unwrap());
}
