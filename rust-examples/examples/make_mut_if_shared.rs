// `Arc::make_mut` copies the config only if somebody else holds it.

use std::sync::{Arc, RwLock};

struct Config {
    retries: u32,
}

impl Clone for Config {
    fn clone(&self) -> Config {
        println!("  copied");
        Config {
            retries: self.retries,
        }
    }
}

fn set_retries(slot: &RwLock<Arc<Config>>, retries: u32) {
    println!("retries = {retries}");
    let mut current = slot.write().unwrap();
    Arc::make_mut(&mut current).retries = retries;
}

fn main() {
    let slot = RwLock::new(Arc::new(Config { retries: 1 }));

    set_retries(&slot, 2); // Nobody holds the config.

    let request = Arc::clone(&slot.read().unwrap());
    set_retries(&slot, 3); // The request does.

    println!("request has {}", request.retries);
    println!("current has {}", slot.read().unwrap().retries);
}
