// A panic in a writer poisons a read-write lock, a panic in a reader does not.

use std::sync::{Arc, RwLock};
use std::thread;

fn main() {
    let lock = Arc::new(RwLock::new(1));

    let theirs = Arc::clone(&lock);
    let reader = thread::spawn(move || {
        let guard = theirs.read().unwrap();
        panic!("read {}", *guard);
    });
    println!("{}", reader.join().is_err());
    println!("after the reader: {}", lock.is_poisoned());

    let theirs = Arc::clone(&lock);
    let writer = thread::spawn(move || {
        *theirs.write().unwrap() += 1;
        let mut guard = theirs.write().unwrap();
        *guard += 10;
        panic!("wrote {}", *guard);
    });
    println!("{}", writer.join().is_err());
    println!("after the writer: {}", lock.is_poisoned());

    match lock.read() {
        Ok(guard) => println!("read {guard}"),
        Err(error) => println!("{error}: {}", error.get_ref()),
    }
    *lock.write().unwrap_or_else(|e| e.into_inner()) *= 2;
    lock.clear_poison();
    println!("{:?}", lock.read().map(|g| *g).unwrap());
}
