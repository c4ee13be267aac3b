// Each clone of the `Arc` adds a holder, and the last one
// out drops the config.

use std::sync::Arc;

struct Config {
    region: &'static str,
}

impl Drop for Config {
    fn drop(&mut self) {
        println!("config dropped");
    }
}

fn count(event: &str, config: &Arc<Config>) {
    let holders = Arc::strong_count(config);
    println!("{event}: {holders}");
}

fn main() {
    let config =
        Arc::new(Config { region: "eu-north" });
    let server = Arc::clone(&config);
    count("server came", &config);
    {
        let _probe = Arc::clone(&config);
        count("probe came", &config);
    }
    count("probe went", &config);

    drop(config);
    count("main let go", &server);
    println!("still {}", server.region);
    drop(server);
    println!("end of main");
}
