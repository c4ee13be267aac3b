// Each thread has its own current config, which is replaced, never changed.

use std::sync::{Arc, RwLock};

#[derive(Default)]
struct Config {
    debug_mode: bool,
}

thread_local! {
    static CURRENT_CONFIG: RwLock<Arc<Config>> = RwLock::default();
}

impl Config {
    fn current() -> Arc<Config> {
        CURRENT_CONFIG.with(|slot| Arc::clone(&slot.read().unwrap()))
    }

    fn make_current(self) {
        CURRENT_CONFIG.with(|slot| *slot.write().unwrap() = Arc::new(self));
    }
}

fn main() {
    println!("at the start: debug {}", Config::current().debug_mode);
    Config { debug_mode: true }.make_current();
    println!("promoted:     debug {}", Config::current().debug_mode);
}
