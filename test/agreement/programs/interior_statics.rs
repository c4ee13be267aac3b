// Statics are one place each and can change inside; a constant is made anew at each use.

use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{LazyLock, Mutex, OnceLock};

static COUNT: AtomicU32 = AtomicU32::new(10);
const FRESH: Cell<u32> = Cell::new(10);
static NAMES: Mutex<Vec<&str>> = Mutex::new(Vec::new());
static FIRST: OnceLock<String> = OnceLock::new();
static SELF: Node = Node(3, Some(&SELF));
static SQUARES: LazyLock<Vec<u32>> = LazyLock::new(|| {
    println!("making squares");
    (0..5).map(|n| n * n).collect()
});

struct Node(u32, Option<&'static Node>);

fn calls() -> u32 {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    CALLS.fetch_add(1, Relaxed)
}

fn main() {
    COUNT.fetch_add(5, Relaxed);
    let fresh = FRESH;
    fresh.set(15);
    println!("{} {}", COUNT.load(Relaxed), FRESH.take() + fresh.get());
    println!("{:?}", [(); 4].map(|_| calls()));
    NAMES.lock().unwrap().extend(["a", "b"]);
    println!("{:?}", NAMES.lock().unwrap());
    println!("before");
    println!("{}", SQUARES[3] + SQUARES[4]);
    let first = FIRST.get_or_init(|| "x".into());
    println!("{first} {:?}", FIRST.set("y".into()));
    println!("{:?}", SELF.1.and_then(|node| node.1).map(|node| node.0));
}
