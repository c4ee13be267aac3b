// Whoever holds the old config keeps it; whoever asks
// again gets the new one.

use std::sync::{Arc, LazyLock, RwLock};

struct Config {
    host: String,
    port: u16,
}

static CURRENT_CONFIG: LazyLock<RwLock<Arc<Config>>> =
    LazyLock::new(|| {
        let host = String::from("old.example");
        let first = Config { host, port: 1111 };
        RwLock::new(Arc::new(first))
    });

impl Config {
    fn current() -> Arc<Config> {
        Arc::clone(&CURRENT_CONFIG.read().unwrap())
    }

    fn make_current(self) {
        *CURRENT_CONFIG.write().unwrap() =
            Arc::new(self);
    }
}

fn main() {
    let before = Config::current();

    let host = String::from("new.example");
    Config { host, port: 2222 }.make_current();

    let after = Config::current();
    println!(
        "before: {}:{}",
        before.host, before.port
    );
    println!(
        "after:  {}:{}",
        after.host, after.port
    );
}
