struct Config {
    host: String,
}

fn host_of(config: &Config) -> &str {
    &config.host
}

fn main() {
    let config = Config {
        host: String::from("new.example"),
    };
    println!("{}", host_of(&config));
}
