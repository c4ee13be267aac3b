// A barrier can be used again and again, and has exactly one leader each time.

use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

const THREADS: usize = 4;
const ROUNDS: usize = 5;

fn main() {
    let barrier = Barrier::new(THREADS);
    let leaders: [AtomicU32; ROUNDS] = Default::default();
    let arrivals = AtomicU32::new(0);
    let early: u32 = thread::scope(|s| {
        let handles: Vec<_> = (0..THREADS)
            .map(|_| {
                s.spawn(|| {
                    let mut early = 0;
                    for (round, leader) in leaders.iter().enumerate() {
                        arrivals.fetch_add(1, Ordering::Relaxed);
                        let result = barrier.wait();
                        leader.fetch_add(u32::from(result.is_leader()), Ordering::Relaxed);
                        let least = ((round + 1) * THREADS) as u32;
                        early += u32::from(arrivals.load(Ordering::Relaxed) < least);
                    }
                    early
                })
            })
            .collect();
        handles.into_iter().map(|h| h.join().unwrap()).sum()
    });
    println!("leaders per round: {leaders:?}");
    println!("arrivals: {arrivals:?}, let through early: {early}");
}
