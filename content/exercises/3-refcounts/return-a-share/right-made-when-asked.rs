use std::cell::OnceCell;
use std::sync::Arc;

pub struct Config {
    pub region: String,
    pub retries: u32,
}

thread_local! {
    static CURRENT: OnceCell<Arc<Config>> = const { OnceCell::new() };
}

fn first() -> Arc<Config> {
    Arc::new(Config {
        region: "north".to_string(),
        retries: 3,
    })
}

/// The config of this thread.
pub fn current() -> Arc<Config> {
    CURRENT.with(|config| Arc::clone(config.get_or_init(first)))
}
