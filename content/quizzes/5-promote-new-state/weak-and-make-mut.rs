use std::sync::{Arc, RwLock};

fn main() {
    let slot = RwLock::new(Arc::new(1));
    let held = Arc::clone(&slot.read().unwrap());
    *Arc::make_mut(&mut slot.write().unwrap()) += 10;
    let watched = Arc::downgrade(&slot.read().unwrap());
    *Arc::make_mut(&mut slot.write().unwrap()) += 100;
    let seen = watched.upgrade();
    println!("{held}, {seen:?}, {}", slot.read().unwrap());
}
