// An unpark that comes before the park is kept, and a parked thread waits for its flag.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

static STEP: AtomicU32 = AtomicU32::new(0);

fn wait_for(step: u32) {
    while STEP.load(Ordering::Acquire) != step {
        thread::park();
    }
}

fn main() {
    thread::current().unpark();
    thread::park();
    println!("the early unpark was kept");
    let main_thread = thread::current();
    let worker = thread::spawn(move || {
        for turn in [1, 3, 5] {
            wait_for(turn);
            println!("worker at {turn}");
            STEP.store(turn + 1, Ordering::Release);
            main_thread.unpark();
        }
    });
    for turn in [0, 2, 4] {
        wait_for(turn);
        println!("main at {turn}");
        STEP.store(turn + 1, Ordering::Release);
        worker.thread().unpark();
    }
    worker.join().unwrap();
    let start = Instant::now();
    while start.elapsed().as_millis() < 5 {
        thread::park_timeout(Duration::from_millis(5));
    }
    println!("finished at {STEP:?}");
}
