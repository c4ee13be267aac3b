// `current` returns a share of the config, not a borrow.

use std::sync::Arc;

struct Config {
    region: String,
    retries: u32,
}

thread_local! {
    static CURRENT_CONFIG: Arc<Config> = Arc::new(Config {
        region: String::from("eu-north"),
        retries: 3,
    });
}

impl Config {
    fn current() -> Arc<Config> {
        CURRENT_CONFIG
            .with(|config| Arc::clone(config))
    }
}

fn main() {
    let config = Config::current();
    println!("region: {}", config.region);
    println!("retries: {}", config.retries);
}
