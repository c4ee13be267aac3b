use std::rc::Rc;

struct Config {
    debug: bool,
}

fn main() {
    let config = Rc::new(Config { debug: false });
    config.debug = true;
    println!("{}", config.debug);
}
