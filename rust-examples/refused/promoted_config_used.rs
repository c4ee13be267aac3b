// Whoever promotes a config gives it away and cannot edit it afterwards.
//@ error: E0382

use std::sync::{Arc, RwLock};

#[derive(Default)]
struct Config {
    debug_mode: bool,
}

thread_local! {
    static CURRENT_CONFIG: RwLock<Arc<Config>> = RwLock::default();
}

impl Config {
    fn make_current(self) {
        CURRENT_CONFIG.with(|slot| *slot.write().unwrap() = Arc::new(self));
    }
}

fn main() {
    let mut config = Config::default();
    config.make_current();
    config.debug_mode = true;
    config.make_current();
}
