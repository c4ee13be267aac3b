use std::sync::{Arc, RwLock};
use std::thread;
fn main() {
    let l = Arc::new(RwLock::new(0));
    let hs: Vec<_> = (0..4)
        .map(|i| {
            let l = l.clone();
            thread::spawn(move || {
                if i % 2 == 0 {
                    *l.write().unwrap() += 1
                } else {
                    let _ = *l.read().unwrap();
                }
            })
        })
        .collect();
    for h in hs {
        h.join().unwrap();
    }
    println!("{}", l.read().unwrap());
}
