// Many readers share a lock; a writer is refused while they read and a reader while it writes.

use std::sync::{Barrier, RwLock};
use std::thread;

fn main() {
    let lock = RwLock::new(vec![1, 2, 3]);
    let all_reading = Barrier::new(4);
    let checked = Barrier::new(4);
    let sums: Vec<i32> = thread::scope(|s| {
        let readers: Vec<_> = (1..4)
            .map(|n| {
                let (lock, all_reading, checked) = (&lock, &all_reading, &checked);
                s.spawn(move || {
                    let guard = lock.read().unwrap();
                    all_reading.wait();
                    checked.wait();
                    guard.iter().sum::<i32>() * n
                })
            })
            .collect();
        all_reading.wait();
        println!("write while read: {}", lock.try_write().is_ok());
        println!("read while read: {}", lock.try_read().is_ok());
        checked.wait();
        readers.into_iter().map(|r| r.join().unwrap()).collect()
    });
    println!("{sums:?}");

    let mut writer = lock.try_write().unwrap();
    writer.push(4);
    println!("read while written: {}", lock.try_read().is_ok());
    println!("write while written: {}", lock.try_write().is_ok());
    println!("{lock:?}");
    drop(writer);
    println!("{lock:?}");
}
