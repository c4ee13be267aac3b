// A mutex is free again when its guard drops; owners reach the value without locking.

use std::sync::{Mutex, TryLockError};
use std::thread;

fn state(m: &Mutex<Vec<i32>>) -> String {
    match m.try_lock() {
        Ok(guard) => format!("free, {guard:?}"),
        Err(TryLockError::WouldBlock) => "locked".to_string(),
        Err(TryLockError::Poisoned(_)) => "poisoned".to_string(),
    }
}

fn main() {
    let mut m = Mutex::new(vec![1]);
    m.get_mut().unwrap().push(2);
    println!("{}", state(&m));
    {
        let mut guard = m.lock().unwrap();
        guard.push(3);
        println!("{} / {m:?}", state(&m));
        println!(
            "{}",
            thread::scope(|s| s.spawn(|| state(&m)).join().unwrap())
        );
    }
    println!("{} / {m:?}", state(&m));

    m.lock().unwrap().push(4);
    let length = m.lock().unwrap().len();
    println!("{length}");
    let held = m.lock();
    println!("{:?}", m.try_lock().map_err(|e| e.to_string()));
    drop(held);
    println!("{:?}", m.into_inner());
}
