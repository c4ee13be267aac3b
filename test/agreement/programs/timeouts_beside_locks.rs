// Waits that end by their deadline while another thread waits for a lock.
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread;
use std::time::Duration;

const SHORT: Duration = Duration::from_millis(20);

fn beside_a_lock(name: &str, wait: impl FnOnce() -> bool) {
    let slot = Arc::new(Mutex::new(Arc::new([1u64; 4])));
    let guard = slot.lock().unwrap();
    let theirs = Arc::clone(&slot);
    let worker = thread::spawn(move || {
        let slot = theirs.lock().unwrap();
        slot.iter().sum::<u64>()
    });
    let timed_out = wait();
    drop(guard);
    println!("{name}: {timed_out} {}", worker.join().unwrap());
}

fn main() {
    let (_sender, receiver) = mpsc::channel::<u8>();
    beside_a_lock("recv", || receiver.recv_timeout(SHORT).is_err());

    let (ready, signal) = (Mutex::new(()), Condvar::new());
    beside_a_lock("condvar", || {
        let guard = ready.lock().unwrap();
        signal.wait_timeout(guard, SHORT).unwrap().1.timed_out()
    });

    beside_a_lock("park", || {
        thread::park_timeout(SHORT);
        true
    });

    // A deadline that two share.
    let waiters: Vec<_> = (0..3)
        .map(|_| {
            thread::spawn(|| {
                let (_sender, receiver) = mpsc::channel::<u8>();
                receiver.recv_timeout(SHORT)
            })
        })
        .collect();
    for waiter in waiters {
        println!("{:?}", waiter.join().unwrap());
    }
}
