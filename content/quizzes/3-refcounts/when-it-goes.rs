use std::sync::Arc;

struct Config;

impl Drop for Config {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let server = Arc::new(Config);
    let logger = Arc::clone(&server);
    drop(server);
    println!("server let go");
    drop(logger);
    println!("logger let go");
}
