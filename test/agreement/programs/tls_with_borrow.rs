// Thread locals start afresh in every thread and are read and changed without a closure's borrow.

use std::cell::{Cell, RefCell};
use std::thread;

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(100) };
    static NAMES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static OWNER: RefCell<String> = RefCell::new(
        thread::current().name().unwrap_or("nobody").to_string(),
    );
}

fn work(label: &str, steps: u32) -> String {
    for i in 0..steps {
        COUNT.set(COUNT.get() + i);
        NAMES.with_borrow_mut(|names| names.push(format!("{label}{i}")));
    }
    let owner = OWNER.with_borrow(|o| o.to_uppercase());
    let names = NAMES.with_borrow(|names| names.join(","));
    format!("{owner} {} {names}", COUNT.get())
}

fn main() {
    println!("{}", work("m", 2));
    for (label, steps) in [("a", 3), ("b", 0)] {
        println!(
            "{}",
            thread::spawn(move || work(label, steps)).join().unwrap()
        );
    }
    println!("{}", work("n", 1));
    println!("{} {}", COUNT.replace(7), COUNT.take());
    println!("{:?}", NAMES.replace(vec!["new".into()]));
    println!("{:?} {}", NAMES.take(), NAMES.with_borrow(Vec::is_empty));
    OWNER.set("else".into());
    println!("{}", work("z", 1));
}
