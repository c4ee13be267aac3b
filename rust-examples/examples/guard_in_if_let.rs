// Since edition 2024 the guard of an `if let` is dropped before the `else`.

use std::collections::BTreeMap;
use std::sync::Mutex;

static PEAKS: Mutex<BTreeMap<&str, u32>> = Mutex::new(BTreeMap::new());

fn remember(peak: &'static str, metres: u32) {
    if let Some(known) = PEAKS.lock().unwrap().get(peak) {
        println!("{peak}: known, {known} m");
    } else {
        PEAKS.lock().unwrap().insert(peak, metres);
        println!("{peak}: stored");
    }
}

fn main() {
    remember("Eiger", 3967);
    remember("Eiger", 3967);

    let free = || PEAKS.try_lock().is_ok();
    match PEAKS.lock().unwrap().len() {
        0 => println!("empty"),
        count => println!("{count} in match, lock free: {}", free()),
    }
    println!("after match, lock free: {}", free());
}
