// A flag is stored with Release, but its reader does not acquire it.
//@ fault: data-race

use std::hint;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static TURN: AtomicU32 = AtomicU32::new(1);
static mut WINNER: &str = "nobody";

fn main() {
    let worker = thread::spawn(|| {
        unsafe { WINNER = "worker" }; // here
        TURN.store(2, Ordering::Release);
    });
    while TURN.load(Ordering::Relaxed) < 2 {
        hint::spin_loop();
    }
    unsafe { WINNER = "main" }; // here
    worker.join().unwrap();
    println!("{}", unsafe { WINNER });
}
