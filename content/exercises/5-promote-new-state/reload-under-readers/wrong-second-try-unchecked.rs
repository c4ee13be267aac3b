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
        let old = self.current();
        let mut new = change(&old);
        let mut slot = self.slot.write().unwrap();
        if !Arc::ptr_eq(&slot, &old) {
            drop(slot);
            new = change(&self.current());
            slot = self.slot.write().unwrap();
        }
        *slot = Arc::new(new);
    }
}

/// Serves one request: where it connects, and how often it tries. `work` is
/// what it does in between, and takes its time.
pub fn serve(store: &Store, work: impl FnOnce()) -> String {
    let config = store.current();
    work();
    let Config {
        host,
        port,
        retries,
    } = &*config;
    format!("{host}:{port}, {retries} tries")
}
