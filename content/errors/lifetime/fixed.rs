use std::sync::Arc;

struct Config {
    host: Arc<str>,
}

fn host_of(config: &Config) -> Arc<str> {
    Arc::clone(&config.host)
}

fn main() {
    let config = Config {
        host: Arc::from("new.example"),
    };
    println!("{}", host_of(&config));
}
