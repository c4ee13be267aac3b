// The lock is inside the type, so any share of the config
// is enough to change it.

use std::sync::{Arc, RwLock};

struct Settings {
    debug_mode: bool,
}

struct Config {
    inner: RwLock<Settings>,
}

impl Config {
    fn debug_mode(&self) -> bool {
        let inner = self.inner.read().unwrap();
        inner.debug_mode
    }

    fn set_debug_mode(&self, value: bool) {
        let mut inner = self.inner.write().unwrap();
        inner.debug_mode = value;
    }
}

fn main() {
    let settings = Settings { debug_mode: false };
    let server = Arc::new(Config {
        inner: RwLock::new(settings),
    });
    let logger = Arc::clone(&server);

    println!("debug {}", server.debug_mode());
    logger.set_debug_mode(true);
    println!("debug {}", server.debug_mode());
}
