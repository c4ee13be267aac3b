use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    //@ count = → 1/0 0
    let theirs = Arc::clone(&count);
    let guard = count.lock().unwrap();
    //@ count = → 2/0 0 (locked by 0); guard = &mut *count
    let worker = thread::spawn(move || {
        *theirs.lock().unwrap() += 1;
    });
    drop(guard);
    //@ guard = moved; theirs = moved
    worker.join().unwrap();
    //@ count = → 1/0 1; thread 1 = ended
    println!("{count:?}");
}
