use std::sync::{Arc, Barrier, RwLock};
use std::thread;

fn main() {
    let slot = RwLock::new(Arc::new(("old", 1)));
    let both = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            both.wait();
            let config = Arc::clone(&slot.read().unwrap());
            println!("{}:{}", config.0, config.1);
        });
        both.wait();
        *slot.write().unwrap() = Arc::new(("new", 2));
    });
}
