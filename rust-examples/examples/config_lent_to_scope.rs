// Functions and scoped threads borrow one config; nothing is counted.
//@ needs: threads

use std::thread;

struct Config {
    regions: Vec<String>,
}

fn letters(config: &Config, index: usize) -> usize {
    config.regions[index].len()
}

fn main() {
    let config = Config {
        regions: vec!["eu-north".into(), "us-east".into()],
    };

    let total = thread::scope(|scope| {
        let first = scope.spawn(|| letters(&config, 0));
        let second = scope.spawn(|| letters(&config, 1));
        first.join().unwrap() + second.join().unwrap()
    });

    println!("{} + {}", letters(&config, 0), letters(&config, 1));
    println!("from the threads: {total}");
    println!("still owned here: {}", config.regions.join(", "));
}
