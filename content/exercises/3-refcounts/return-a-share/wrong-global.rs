use std::sync::{Arc, LazyLock};

pub struct Config {
    pub region: String,
    pub retries: u32,
}

static CURRENT: LazyLock<Arc<Config>> = LazyLock::new(|| {
    Arc::new(Config {
        region: "north".to_string(),
        retries: 3,
    })
});

/// The config of this thread.
pub fn current() -> Arc<Config> {
    Arc::clone(&CURRENT)
}
