// A setter needs `&mut self`, and a shared config can only give `&self`.
//@ error: E0596

struct Config {
    debug_mode: bool,
}

static CURRENT_CONFIG: Config = Config { debug_mode: false };

impl Config {
    fn current() -> &'static Config {
        &CURRENT_CONFIG
    }

    fn set_debug_mode(&mut self, value: bool) {
        self.debug_mode = value;
    }
}

fn main() {
    Config::current().set_debug_mode(true);
    println!("debug {}", Config::current().debug_mode);
}
