// A panic while a mutex is held poisons it; its value can be had and the mutex cured.

use std::sync::{Arc, Mutex, TryLockError};
use std::thread;

fn main() {
    let shared = Arc::new(Mutex::new(vec!["start"]));
    let theirs = Arc::clone(&shared);
    let worker = thread::Builder::new().name("careless".into());
    let handle = worker.spawn(move || {
        let mut guard = theirs.lock().unwrap();
        guard.push("half");
        panic!("in the middle");
    });
    let payload = handle.unwrap().join().unwrap_err();
    println!("{:?}", payload.downcast_ref::<&str>());

    println!("poisoned: {}", shared.is_poisoned());
    println!("{:?}", shared);
    println!("{}", shared.lock().unwrap_err());
    let try_poisoned = matches!(shared.try_lock(), Err(TryLockError::Poisoned(_)));
    println!("try_lock too: {try_poisoned}");

    let mut guard = shared.lock().unwrap_or_else(|e| e.into_inner());
    guard.push("mended");
    drop(guard);
    println!("still: {}", shared.is_poisoned());
    shared.clear_poison();
    println!("now: {:?}", shared.lock().map(|g| g.len()).ok());

    let mutex = Arc::into_inner(shared).unwrap();
    println!("{:?}", mutex.into_inner().unwrap());
}
