// A writer calls code that wants to write the same RefCell.
//@ ends: panic

use std::cell::RefCell;

struct Config {
    features: RefCell<Vec<&'static str>>,
}

impl Config {
    fn enable(&self, feature: &'static str) {
        self.features.borrow_mut().push(feature);
    }
}

fn main() {
    let config = Config {
        features: RefCell::new(vec!["search"]),
    };

    let mut features = config.features.borrow_mut();
    features.push("export");
    println!("{} features, adding one more", features.len());
    config.enable("dark theme");
    features.push("never reached");
}
