use std::sync::{Arc, LazyLock, RwLock};

pub struct Config {
    pub host: String,
    pub port: u16,
}

static CURRENT_CONFIG: LazyLock<RwLock<Arc<Config>>> = LazyLock::new(|| {
    let host = "old.example".to_string();
    RwLock::new(Arc::new(Config { host, port: 1111 }))
});

impl Config {
    /// A snapshot of the current config.
    pub fn current() -> Arc<Config> {
        Arc::clone(&CURRENT_CONFIG.read().unwrap())
    }

    /// Makes this config the current one.
    pub fn make_current(self) {
        std::thread::spawn(|| *CURRENT_CONFIG.write().unwrap() = Arc::new(self));
    }
}
