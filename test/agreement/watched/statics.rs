use std::cell::RefCell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

static READY: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicU32 = AtomicU32::new(4);
static NAME: OnceLock<String> = OnceLock::new();
thread_local! {
    static OWN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

fn main() {
    //@ READY = false; COUNT = 4; NAME = empty; OWN = gone
    READY.store(true, Ordering::SeqCst);
    COUNT.fetch_add(1, Ordering::SeqCst);
    NAME.get_or_init(|| "x".into());
    OWN.with(|own| own.borrow_mut().push(1));
    //@ READY = true; COUNT = 5; NAME = "x"; OWN = len 1, cap 8 → [1]
    println!("{READY:?} {COUNT:?} {NAME:?}");
}
