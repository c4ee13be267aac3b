// A snapshot keeps its stop flag as it was; an atomic has the flag as it is now.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, RwLock};

#[derive(Default)]
struct Config {
    stop: bool,
}

static CURRENT_CONFIG: LazyLock<RwLock<Arc<Config>>> =
    LazyLock::new(Default::default);
static STOP: AtomicBool = AtomicBool::new(false);

fn main() {
    let config = Arc::clone(&CURRENT_CONFIG.read().unwrap());

    for batch in 1..=3 {
        if batch == 2 {
            let stopping = Arc::new(Config { stop: true });
            *CURRENT_CONFIG.write().unwrap() = stopping;
            STOP.store(true, Ordering::Relaxed);
        }
        let stop = STOP.load(Ordering::Relaxed);
        println!("batch {batch}: snapshot {}, atomic {stop}", config.stop);
    }
}
