use std::sync::{Arc, Mutex};

struct Config {
    port: u16,
}

static SLOT: Mutex<Option<Arc<Config>>> = Mutex::new(None);

impl Config {
    fn make_current(self) {
        *SLOT.lock().unwrap() = Some(Arc::new(self));
    }
}

fn main() {
    let mut config = Config { port: 1111 };
    config.port = 2222;
    config.make_current();
    config.port = 3333;
    println!("{}", config.port);
}
