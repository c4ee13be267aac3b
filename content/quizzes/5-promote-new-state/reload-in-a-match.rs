use std::sync::{Arc, RwLock};

fn current(slot: &RwLock<Arc<u16>>) -> Arc<u16> {
    Arc::clone(&slot.read().unwrap())
}

fn main() {
    let slot = RwLock::new(Arc::new(80));
    match current(&slot) {
        port if *port < 1024 => {
            *slot.write().unwrap() = Arc::new(8000 + *port);
            println!("{port}, {}", current(&slot));
        }
        port => println!("{port}"),
    }
}
