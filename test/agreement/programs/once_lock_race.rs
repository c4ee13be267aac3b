// Of many threads that fill a OnceLock one wins, the others get their values back.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let cell = &OnceLock::new();
    println!("{cell:?} {:?}", cell.get());
    let results = thread::scope(|s| {
        let setters = [10, 11, 12, 13].map(|n| s.spawn(move || cell.set(n)));
        setters.map(|h| h.join().unwrap())
    });
    let kept = *cell.get().unwrap();
    println!("a winner: {}", results[kept - 10].is_ok());
    let mut all: Vec<usize> = results.into_iter().filter_map(Result::err).collect();
    println!("losers: {}", all.len());
    all.push(kept);
    all.sort();
    println!("together: {all:?}");

    let computed = AtomicU32::new(0);
    let lazy = OnceLock::new();
    let init = || *lazy.get_or_init(|| 40 + computed.fetch_add(1, Ordering::Relaxed));
    let seen = thread::scope(|s| {
        let readers = [(); 3].map(|()| s.spawn(init));
        readers.map(|h| h.join().unwrap())
    });
    println!("{seen:?}, computed {computed:?}");
    println!("{:?} {:?}", lazy.set(9), lazy.into_inner());
}
