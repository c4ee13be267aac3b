// One atomic step never loses a count; a load followed by a store may.
//@ needs: threads

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

fn main() {
    let requests = AtomicU32::new(0);

    thread::scope(|s| {
        for _ in 0..4 {
            s.spawn(|| {
                for _ in 0..1000 {
                    requests.fetch_add(1, Relaxed);
                }
            });
        }
    });
    println!("4 threads counted {}", requests.load(Relaxed));

    let seen = requests.load(Relaxed);
    thread::scope(|s| {
        s.spawn(|| requests.fetch_add(1, Relaxed));
    });
    requests.store(seen + 1, Relaxed);
    println!("two more, yet {}", requests.load(Relaxed));
}
