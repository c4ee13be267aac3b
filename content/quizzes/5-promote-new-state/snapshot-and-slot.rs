use std::sync::{Arc, RwLock};

fn main() {
    let slot = RwLock::new(Arc::new(1));
    let before = Arc::clone(&slot.read().unwrap());
    *slot.write().unwrap() = Arc::new(2);
    println!("{before} and {}", slot.read().unwrap());
}
