// One request asks for the current config twice, and gets two of them.

use std::sync::{Arc, RwLock};

struct Config {
    host: &'static str,
    port: u16,
}

static CURRENT_CONFIG: RwLock<Option<Arc<Config>>> = RwLock::new(None);

impl Config {
    fn current() -> Arc<Config> {
        let slot = CURRENT_CONFIG.read().unwrap();
        slot.clone().expect("main promotes one first")
    }

    fn make_current(self) {
        *CURRENT_CONFIG.write().unwrap() = Some(Arc::new(self));
    }
}

// region: request
fn reload() {
    Config {
        host: "new.example",
        port: 2222,
    }
    .make_current();
}

fn main() {
    Config {
        host: "old.example",
        port: 1111,
    }
    .make_current();

    let snapshot = Config::current();
    let host = Config::current().host;
    reload();
    let port = Config::current().port;

    println!("asked twice:  {host}:{port}");
    println!("one snapshot: {}:{}", snapshot.host, snapshot.port);
}
// endregion
