// A reference into a config cannot outlive the share that keeps it alive.
//@ error: E0716

use std::sync::{Arc, LazyLock, RwLock};

#[derive(Default)]
struct Config {
    host: String,
}

static CURRENT_CONFIG: LazyLock<RwLock<Arc<Config>>> =
    LazyLock::new(Default::default);

impl Config {
    fn current() -> Arc<Config> {
        Arc::clone(&CURRENT_CONFIG.read().unwrap())
    }
}

fn main() {
    let host = Config::current().host.as_str();
    println!("reader has: {host}");
}
