use std::sync::{Arc, RwLock};

struct Config {
    host: String,
}

fn current(slot: &RwLock<Arc<Config>>) -> Arc<Config> {
    Arc::clone(&slot.read().unwrap())
}

fn main() {
    let host = String::from("old.example");
    let slot = RwLock::new(Arc::new(Config { host }));
    let host = current(&slot).host.as_str();
    println!("{host}");
}
