// An Arc lends what it holds for reading only.
//@ error: E0594

use std::sync::Arc;

struct Config {
    debug_mode: bool,
}

fn main() {
    let server = Arc::new(Config { debug_mode: false });
    let logger = Arc::clone(&server);

    logger.debug_mode = true;
    println!("server sees debug = {}", server.debug_mode);
}
