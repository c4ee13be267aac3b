// A config that is never freed can be lent out as `&'static`.

use std::sync::LazyLock;

struct Config {
    region: String,
}

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    println!("reading the config");
    Config {
        region: String::from("eu-north"),
    }
});

impl Config {
    fn current() -> &'static Config {
        &CONFIG
    }
}

fn main() {
    println!("start");
    let config = Config::current();
    println!("region: {}", config.region);
    println!("again: {}", Config::current().region);
}
