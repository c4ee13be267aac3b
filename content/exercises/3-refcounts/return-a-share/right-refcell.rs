use std::cell::RefCell;
use std::sync::Arc;

pub struct Config {
    pub region: String,
    pub retries: u32,
}

thread_local! {
    static CURRENT: RefCell<Arc<Config>> = RefCell::new(Arc::new(Config {
        region: "north".to_string(),
        retries: 3,
    }));
}

/// The config of this thread.
pub fn current() -> Arc<Config> {
    CURRENT.with_borrow(Arc::clone)
}
