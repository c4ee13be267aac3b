// Two threads add to one static without taking turns.
//@ fault: data-race

use std::thread;

static mut COUNTER: u32 = 0;

fn main() {
    let worker = thread::spawn(|| {
        unsafe { COUNTER += 1 }; // here
    });
    unsafe { COUNTER += 1 }; // here
    worker.join().unwrap();
    println!("{}", unsafe { COUNTER });
}
