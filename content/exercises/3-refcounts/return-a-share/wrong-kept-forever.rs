use std::sync::{Arc, Mutex};

pub struct Config {
    pub region: String,
    pub retries: u32,
}

thread_local! {
    static CURRENT: Arc<Config> = Arc::new(Config {
        region: "north".to_string(),
        retries: 3,
    });
}

/// Shares that keep the configs of all threads.
static KEPT: Mutex<Vec<Arc<Config>>> = Mutex::new(Vec::new());

/// The config of this thread.
pub fn current() -> Arc<Config> {
    let config = CURRENT.with(Arc::clone);
    KEPT.lock().unwrap().push(Arc::clone(&config));
    config
}
