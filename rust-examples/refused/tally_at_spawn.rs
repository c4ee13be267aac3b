// Two threads would add to one tally, and Rust does not
// let the `Rc` go to the second.
//@ error: E0277

use std::cell::Cell;
use std::rc::Rc;
use std::thread;

fn main() {
    let served = Rc::new(Cell::new(0));
    let in_worker = Rc::clone(&served);

    let worker = thread::spawn(move || {
        in_worker.set(in_worker.get() + 1);
    });
    served.set(served.get() + 1);
    worker.join().unwrap();

    println!("served: {}", served.get());
}
