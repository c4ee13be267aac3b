// With sequential consistency two threads cannot both miss the other's store.

use std::sync::Barrier;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::atomic::{AtomicBool, AtomicU32, fence};
use std::thread;

fn main() {
    let mut both_missed = 0;
    let total = AtomicU32::new(0);
    for round in 0..12 {
        let (x, y) = (AtomicBool::new(false), AtomicBool::new(false));
        let start = Barrier::new(2);
        let saw = |mine: &AtomicBool, other: &AtomicBool| {
            start.wait();
            mine.store(true, SeqCst);
            if round % 2 == 1 {
                fence(SeqCst);
            }
            total.fetch_add(round, SeqCst);
            other.load(SeqCst)
        };
        let (a, b) = thread::scope(|s| {
            let a = s.spawn(|| saw(&x, &y));
            let b = s.spawn(|| saw(&y, &x));
            (a.join().unwrap(), b.join().unwrap())
        });
        both_missed += u32::from(!a && !b);
    }
    println!("both missed: {both_missed}");
    println!("total: {}", total.into_inner());
}
