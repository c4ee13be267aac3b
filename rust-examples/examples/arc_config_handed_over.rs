// The slot belongs to one thread, but the config in it may go to another.
//@ needs: threads

use std::cell::RefCell;
use std::sync::Arc;
use std::thread;

#[derive(Default)]
struct Config {
    debug_mode: bool,
}

thread_local! {
    static CURRENT_CONFIG: RefCell<Arc<Config>> = RefCell::default();
}

impl Config {
    fn current() -> Arc<Config> {
        CURRENT_CONFIG.with_borrow(Arc::clone)
    }

    fn make_current(self: Arc<Config>) {
        CURRENT_CONFIG.set(self);
    }
}

fn main() {
    Arc::new(Config { debug_mode: true }).make_current();
    let parent = Config::current();

    let worker = thread::spawn(move || {
        println!("own:    debug {}", Config::current().debug_mode);
        parent.make_current();
        println!("handed: debug {}", Config::current().debug_mode);
    });
    worker.join().unwrap();
}
