// A `Weak` to every promoted config tells which of them are still held.

use std::sync::{Arc, RwLock, Weak};

struct Config {
    version: u32,
}

impl Drop for Config {
    fn drop(&mut self) {
        println!("  version {} dropped", self.version);
    }
}

static CURRENT_CONFIG: RwLock<Option<Arc<Config>>> = RwLock::new(None);

fn promote(version: u32) -> Arc<Config> {
    println!("promote version {version}");
    let new = Arc::new(Config { version });
    *CURRENT_CONFIG.write().unwrap() = Some(Arc::clone(&new));
    new
}

fn print_holders(watched: &[Weak<Config>]) {
    let counts: Vec<usize> =
        watched.iter().map(Weak::strong_count).collect();
    println!("holders of each version: {counts:?}");
}

fn main() {
    let export = promote(1); // A slow job keeps this one.
    let mut watched = vec![Arc::downgrade(&export)];
    for version in 2..=3 {
        watched.push(Arc::downgrade(&promote(version)));
    }

    print_holders(&watched);
    println!("export ends");
    drop(export);
    print_holders(&watched);
}
