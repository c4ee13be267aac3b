use std::sync::Arc;

struct Config {
    host: String,
}

fn current() -> Arc<Config> {
    let host = String::from("old.example");
    Arc::new(Config { host })
}

fn main() {
    let host = current().host.as_str();
    println!("{host}");
}
