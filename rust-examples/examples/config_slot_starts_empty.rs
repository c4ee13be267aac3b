// A plain static holds the slot, which stays empty until the first config.

use std::sync::{Arc, RwLock};

struct Config {
    host: String,
}

static CURRENT_CONFIG: RwLock<Option<Arc<Config>>> = RwLock::new(None);

impl Config {
    fn current() -> Option<Arc<Config>> {
        CURRENT_CONFIG.read().unwrap().clone()
    }

    fn make_current(self) {
        *CURRENT_CONFIG.write().unwrap() = Some(Arc::new(self));
    }
}

fn print_host() {
    match Config::current() {
        Some(config) => println!("host: {}", config.host),
        None => println!("no config yet"),
    }
}

fn main() {
    print_host();
    Config {
        host: String::from("db.example"),
    }
    .make_current();
    print_host();
}
