use std::cell::{Cell, RefCell};
use std::thread;

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(1) };
    static NAMES: RefCell<Vec<&'static str>> = RefCell::new(vec!["new"]);
}

fn main() {
    //@ NAMES = gone
    COUNT.set(COUNT.get() + 1);
    //@ COUNT = 2
    NAMES.with_borrow_mut(|names| names.push("main"));
    //@ NAMES = len 2, cap 4 → ["new", "main"]
    let theirs = thread::spawn(|| {
        COUNT.set(9);
        COUNT.get()
    });
    let theirs = theirs.join().unwrap();
    //@ theirs = 9; COUNT = 2; NAMES = len 2, cap 4 → ["new", "main"]
    let taken = NAMES.take();
    //@ NAMES = len 0; taken = len 2, cap 4 → ["new", "main"]
    println!("{theirs} {} {taken:?}", COUNT.get());
}
