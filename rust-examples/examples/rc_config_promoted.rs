// On one thread the pattern needs no lock and no atomic count.

use std::cell::RefCell;
use std::rc::Rc;

#[derive(Default)]
struct Config {
    debug_mode: bool,
}

thread_local! {
    static CURRENT_CONFIG: RefCell<Rc<Config>> = RefCell::default();
}

impl Config {
    fn current() -> Rc<Config> {
        CURRENT_CONFIG.with_borrow(Rc::clone)
    }

    fn make_current(self) {
        CURRENT_CONFIG.set(Rc::new(self));
    }
}

fn main() {
    let before = Config::current();
    Config { debug_mode: true }.make_current();
    println!("before: debug {}", before.debug_mode);
    println!("after:  debug {}", Config::current().debug_mode);
}
