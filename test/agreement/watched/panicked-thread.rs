use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(1));
    let theirs = Arc::clone(&total);
    let worker = thread::spawn(move || {
        let mut guard = theirs.lock().unwrap();
        *guard = 2;
        //@ guard = &mut *total
        panic!("lost");
    });
    let failed = worker.join().is_err();
    //@ failed = true; total = → 1/0 2 (poisoned); thread 1 = ended
    let value = total.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    //@ total = → 1/0 2 (locked by 0) (poisoned); value = &mut *total
    println!("{failed} {value}");
    total.clear_poison();
    drop(value);
    //@ total = → 1/0 2
    println!("{total:?}");
}
