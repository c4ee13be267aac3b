use std::sync::atomic::*;
use std::thread;
static N: AtomicUsize = AtomicUsize::new(0);
fn main() {
    let hs: Vec<_> = (0..4)
        .map(|_| {
            thread::spawn(|| {
                for _ in 0..25 {
                    N.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    for h in hs {
        h.join().unwrap();
    }
    println!(
        "{} {:?}",
        N.load(Ordering::SeqCst),
        N.compare_exchange(100, 5, Ordering::SeqCst, Ordering::SeqCst)
    );
}
