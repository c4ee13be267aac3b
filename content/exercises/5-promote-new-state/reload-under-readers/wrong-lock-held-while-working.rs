use std::sync::{Arc, RwLock};

#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    pub host: String,
    pub port: u16,
    pub retries: u32,
}

pub struct Store {
    slot: RwLock<Arc<Config>>,
}

impl Store {
    pub fn new(config: Config) -> Store {
        Store {
            slot: RwLock::new(Arc::new(config)),
        }
    }

    pub fn current(&self) -> Arc<Config> {
        Arc::clone(&self.slot.read().unwrap())
    }

    /// Promotes what `change` makes of the current config.
    pub fn update(&self, change: impl Fn(&Config) -> Config) {
        let mut slot = self.slot.write().unwrap();
        *slot = Arc::new(change(&slot));
    }
}

/// Serves one request: where it connects, and how often it tries. `work` is
/// what it does in between, and takes its time.
pub fn serve(store: &Store, work: impl FnOnce()) -> String {
    let config = store.slot.read().unwrap();
    work();
    format!("{}:{}, {} tries", config.host, config.port, config.retries)
}
