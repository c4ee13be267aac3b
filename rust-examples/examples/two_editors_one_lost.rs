// Two editors start from the same config, and the second undoes the first.

use std::sync::{Arc, LazyLock, RwLock};

#[derive(Clone, Default)]
struct Config {
    debug_mode: bool,
    retries: u32,
}

static CURRENT_CONFIG: LazyLock<RwLock<Arc<Config>>> =
    LazyLock::new(Default::default);

impl Config {
    fn current() -> Arc<Config> {
        Arc::clone(&CURRENT_CONFIG.read().unwrap())
    }

    fn make_current(self) {
        *CURRENT_CONFIG.write().unwrap() = Arc::new(self);
    }
}

fn print_current(when: &str) {
    let config = Config::current();
    println!(
        "{when}: debug {}, retries {}",
        config.debug_mode, config.retries
    );
}

// region: editors
fn main() {
    let base = Config::current();
    let ada = Config {
        debug_mode: true,
        ..(*base).clone()
    };

    let base = Config::current();
    let bob = Config {
        retries: 5,
        ..(*base).clone()
    };

    ada.make_current();
    print_current("after Ada");
    bob.make_current();
    print_current("after Bob");
}
// endregion
