// A static is reached from every thread, and a RefCell counts for one.
//@ error: E0277

use std::cell::RefCell;

static FEATURES: RefCell<Vec<&str>> = RefCell::new(Vec::new());

fn main() {
    FEATURES.borrow_mut().push("search");
}
