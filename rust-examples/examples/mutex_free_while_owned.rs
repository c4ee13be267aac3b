// While the config has one owner, no lock is needed: `get_mut` takes none.

use std::sync::{Arc, Mutex};

struct Config {
    region: String,
    visits: Mutex<u32>,
}

fn main() {
    let mut config = Config {
        region: "north".to_string(),
        visits: Mutex::new(0),
    };

    // Nobody else can reach it yet: plain writes, no lock taken.
    config.region.push_str("-east");
    *config.visits.get_mut().unwrap() = 41;

    // From here on it is shared, and only the counter can change.
    let shared = Arc::new(config);
    *shared.visits.lock().unwrap() += 1;
    println!("{}: {}", shared.region, shared.visits.lock().unwrap());
}
