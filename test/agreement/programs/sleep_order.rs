// Threads that sleep until 5, 10 and 15 milliseconds pass their word on in that order.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

fn main() {
    let woken = Arc::new(Mutex::new(Vec::new()));
    let mut before = None;
    let mut handles = Vec::new();
    for ms in [5, 10, 15] {
        let (tell, told) = mpsc::channel::<u64>();
        let earlier = before.replace(told);
        let woken = Arc::clone(&woken);
        handles.push(thread::spawn(move || {
            thread::sleep(Duration::from_millis(ms));
            // A late timer must not change the order: wait for the shorter sleeper.
            let after = earlier.map(|e: mpsc::Receiver<u64>| e.recv().unwrap());
            woken.lock().unwrap().push((ms, after));
            tell.send(ms).unwrap();
        }));
    }
    let last = before.unwrap().recv();
    for handle in handles {
        handle.join().unwrap();
    }
    println!("last: {last:?}");
    println!("{:?}", woken.lock().unwrap());
}
