use std::sync::Arc;

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

/// The config of this thread.
pub fn current() -> Arc<Config> {
    let config = CURRENT.with(Arc::clone);
    std::mem::forget(Arc::clone(&config));
    config
}
