use std::sync::{Arc, LazyLock, RwLock};

pub struct Config {
    pub host: String,
    pub port: u16,
}

static CURRENT_CONFIG: LazyLock<RwLock<Arc<Config>>> = LazyLock::new(|| {
    let host = "old.example".to_string();
    RwLock::new(Arc::new(Config { host, port: 1111 }))
});

thread_local! {
    static OWN: std::cell::RefCell<Option<Arc<Config>>> = const { std::cell::RefCell::new(None) };
}

impl Config {
    /// A snapshot of the current config.
    pub fn current() -> Arc<Config> {
        OWN.with_borrow(|own| match own {
            Some(config) => Arc::clone(config),
            None => Arc::clone(&CURRENT_CONFIG.read().unwrap()),
        })
    }

    /// Makes this config the current one.
    pub fn make_current(self) {
        OWN.set(Some(Arc::new(self)));
    }
}
