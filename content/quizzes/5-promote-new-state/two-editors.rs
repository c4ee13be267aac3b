use std::sync::RwLock;

#[derive(Clone)]
struct Config {
    region: &'static str,
    tries: u32,
}

fn main() {
    let slot = RwLock::new(Config {
        region: "north",
        tries: 3,
    });
    let ada = Config {
        tries: 9,
        ..slot.read().unwrap().clone()
    };
    let grace = Config {
        region: "south",
        ..slot.read().unwrap().clone()
    };
    *slot.write().unwrap() = ada;
    *slot.write().unwrap() = grace;
    let current = slot.read().unwrap();
    println!("{}, {} tries", current.region, current.tries);
}
