pub struct Config {
    pub region: String,
    pub retries: u32,
}

thread_local! {
    static CURRENT: Config = Config {
        region: "north".to_string(),
        retries: 3,
    };
}

/// The config of this thread.
pub fn current() -> &'static Config {
    CURRENT.with(|config| unsafe { &*(config as *const Config) })
}
