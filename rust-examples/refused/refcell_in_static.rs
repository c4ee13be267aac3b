// A static can be reached from every thread, and a RefCell is made for one.
//@ error: E0277

use std::cell::RefCell;

static FEATURES: RefCell<Vec<&str>> = RefCell::new(Vec::new());

fn main() {
    FEATURES.borrow_mut().push("search");
}
