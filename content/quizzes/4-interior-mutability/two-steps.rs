use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static BOTH: Barrier = Barrier::new(2);
static VISITS: AtomicU32 = AtomicU32::new(0);

fn visit() {
    BOTH.wait();
    let seen = VISITS.load(SeqCst);
    VISITS.store(seen + 1, SeqCst);
}

fn main() {
    let [one, two] = [thread::spawn(visit), thread::spawn(visit)];
    one.join().unwrap();
    two.join().unwrap();
    println!("{}", VISITS.load(SeqCst));
}
