// A thread-local `Cell` is read and written without a closure.

use std::cell::{Cell, RefCell};

thread_local! {
    static REQUESTS: Cell<u32> = const { Cell::new(0) };
    static PATHS: RefCell<Vec<String>> =
        const { RefCell::new(Vec::new()) };
}

fn handle(path: &str) {
    REQUESTS.set(REQUESTS.get() + 1);
    PATHS.with_borrow_mut(|paths| paths.push(path.to_string()));
}

fn main() {
    handle("/map");
    handle("/map/oslo");

    println!("requests: {}", REQUESTS.get());
    println!("paths: {}", PATHS.take().join(", "));
    println!("left: {}", PATHS.with_borrow(|paths| paths.len()));
}
