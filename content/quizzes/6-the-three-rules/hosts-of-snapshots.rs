use std::sync::{Arc, RwLock};

fn current(slot: &RwLock<Arc<String>>) -> Arc<String> {
    Arc::clone(&slot.read().unwrap())
}

fn main() {
    let host = String::from("old.example");
    let slot = RwLock::new(Arc::new(host));
    println!("{}", current(&slot).as_str());
    let size = current(&slot).as_str().len();
    let config = &current(&slot);
    let host = config.as_str();
    let name = current(&slot).as_str().split('.').next();
    *slot.write().unwrap() = Arc::default();
    println!("{size}, {host}, {name:?}");
}
