// Each thread has a config, and only a closure sees it.

struct Config {
    region: String,
    debug_mode: bool,
}

thread_local! {
    static CURRENT_CONFIG: Config = Config {
        region: String::from("eu-north"),
        debug_mode: true,
    };
}

fn main() {
    CURRENT_CONFIG.with(|config| {
        if config.debug_mode {
            println!(
                "debugging in {}",
                config.region
            );
        }
    });

    let length = CURRENT_CONFIG
        .with(|config| config.region.len());
    println!("a name of {length} letters");
}
