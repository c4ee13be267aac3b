use std::sync::Arc;

#[derive(Clone)]
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
    CURRENT.with(|config| Arc::new(Config::clone(config)))
}
