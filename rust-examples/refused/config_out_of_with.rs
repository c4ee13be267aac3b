// The closure would have to return a borrow that outlasts the one it was given.
//@ error: none lifetime may not live long enough

struct Config {
    region: String,
}

thread_local! {
    static CURRENT_CONFIG: Config = Config {
        region: String::from("eu-north"),
    };
}

impl Config {
    fn current() -> &'static Config {
        CURRENT_CONFIG.with(|config| config)
    }
}

fn main() {
    println!("region: {}", Config::current().region);
}
