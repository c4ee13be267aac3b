// Memory is freed after another thread's read, with nothing to order the two.
//@ fault: data-race

use std::hint;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static READ: AtomicBool = AtomicBool::new(false);

struct Reader(*const u64);

unsafe impl Send for Reader {}

impl Reader {
    fn read(self) -> u64 {
        let number = unsafe { *self.0 }; // here
        READ.store(true, Ordering::Relaxed);
        number
    }
}

fn main() {
    let number = Box::new(9);
    let reader = Reader(&raw const *number);
    let worker = thread::spawn(move || reader.read());
    while !READ.load(Ordering::Relaxed) {
        hint::spin_loop();
    }
    drop(number); // here
    println!("{}", worker.join().unwrap());
}
