use std::sync::{Arc, RwLock};
use std::thread;

fn reload(slot: &RwLock<Arc<u16>>, text: &str) {
    *slot.write().unwrap() = Arc::new(text.parse().unwrap());
}

fn main() {
    let slot = RwLock::new(Arc::new(80));
    thread::scope(|scope| {
        let bad = scope.spawn(|| reload(&slot, "http"));
        println!("failed: {}", bad.join().is_err());
    });
    println!("poisoned: {}", slot.is_poisoned());
}
