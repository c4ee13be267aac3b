use std::cell::Cell;
use std::rc::Rc;

struct Config {
    debug: Cell<bool>,
}

fn main() {
    let config = Rc::new(Config {
        debug: Cell::new(false),
    });
    config.debug.set(true);
    println!("{}", config.debug.get());
}
