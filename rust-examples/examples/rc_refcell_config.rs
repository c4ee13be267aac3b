// Without threads, Rc and RefCell do what Arc and RwLock did.

use std::cell::RefCell;
use std::rc::Rc;

struct Config {
    features: RefCell<Vec<&'static str>>,
}

impl Config {
    fn enable(&self, feature: &'static str) {
        self.features.borrow_mut().push(feature);
    }

    fn summary(&self) -> String {
        self.features.borrow().join(", ")
    }
}

fn main() {
    let server = Rc::new(Config {
        features: RefCell::new(vec!["search"]),
    });
    let admin_page = Rc::clone(&server);

    admin_page.enable("dark theme");
    println!("server runs with {}", server.summary());
}
