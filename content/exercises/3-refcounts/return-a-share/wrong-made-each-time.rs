use std::sync::Arc;

pub struct Config {
    pub region: String,
    pub retries: u32,
}

/// The config of this thread.
pub fn current() -> Arc<Config> {
    Arc::new(Config {
        region: "north".to_string(),
        retries: 3,
    })
}
