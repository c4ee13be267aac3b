// A loop around compare_exchange makes any change atomic; fetch_update is that loop.

use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, SeqCst};
use std::thread;

fn multiply(n: &AtomicU32, factor: u32) {
    let mut seen = n.load(Relaxed);
    while let Err(actual) =
        n.compare_exchange_weak(seen, seen.wrapping_mul(factor), AcqRel, Relaxed)
    {
        seen = actual;
    }
}

fn main() {
    let n = AtomicU32::new(5);
    println!("{:?} {n:?}", n.compare_exchange(4, 9, SeqCst, Relaxed));
    println!("{:?} {n:?}", n.compare_exchange(5, 9, SeqCst, Acquire));

    thread::scope(|s| {
        for factor in [3, 5, 7, 11] {
            let n = &n;
            s.spawn(move || (0..4).for_each(|_| multiply(n, factor)));
        }
    });
    println!("{n:?} {}", 1155u32.wrapping_pow(4).wrapping_mul(9));

    let tickets = AtomicU32::new(6);
    let take = || tickets.fetch_update(SeqCst, Relaxed, |t| t.checked_sub(1));
    let taken: usize = thread::scope(|s| {
        let buy = || (0..4).filter(|_| take().is_ok()).count();
        let buyers = [(); 3].map(|()| s.spawn(buy));
        buyers.map(|b| b.join().unwrap()).iter().sum()
    });
    println!("{taken} taken, {tickets:?} left, {:?}", take());
}
