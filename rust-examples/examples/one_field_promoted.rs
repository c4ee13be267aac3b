// The next config names what is new and copies the rest.

use std::sync::{Arc, LazyLock, RwLock};

#[derive(Clone, Default)]
struct Config {
    debug_mode: bool,
    retries: u32,
    allowed: Vec<&'static str>,
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

fn print_current() {
    let Config {
        debug_mode,
        retries,
        allowed,
    } = &*Config::current();
    println!("debug {debug_mode}, retries {retries}, {allowed:?}");
}

// region: promote
fn main() {
    let allowed = vec!["editor", "viewer"];
    Config {
        allowed,
        retries: 3,
        ..Config::default()
    }
    .make_current();
    print_current();

    Config {
        debug_mode: true,
        ..(*Config::current()).clone()
    }
    .make_current();
    print_current();
}
// endregion
