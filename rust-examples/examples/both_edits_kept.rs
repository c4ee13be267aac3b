// Each edit happens as a whole under the lock, so neither
// of the two is lost.
//@ needs: threads

use std::sync::{Arc, LazyLock, RwLock};
use std::thread;

#[derive(Clone, Default)]
struct Config {
    debug_mode: bool,
    retries: u32,
}

static CURRENT_CONFIG: LazyLock<RwLock<Arc<Config>>> =
    LazyLock::new(Default::default);

impl Config {
    fn update(
        change: impl FnOnce(&Config) -> Config,
    ) {
        let mut slot =
            CURRENT_CONFIG.write().unwrap();
        *slot = Arc::new(change(&slot));
    }
}

fn debug_on(old: &Config) -> Config {
    Config {
        debug_mode: true,
        ..old.clone()
    }
}

fn retry_more(old: &Config) -> Config {
    Config {
        retries: 5,
        ..old.clone()
    }
}

fn main() {
    thread::scope(|s| {
        s.spawn(|| Config::update(debug_on));
        s.spawn(|| Config::update(retry_more));
    });

    let now = CURRENT_CONFIG.read().unwrap();
    println!("debug_mode: {}", now.debug_mode);
    println!("retries:    {}", now.retries);
}
