// Readers keep the version they took while a writer copies, changes and replaces it.

use std::sync::{Arc, RwLock};
use std::thread;

type Version = Vec<usize>;

fn snapshot(shared: &RwLock<Arc<Version>>) -> Arc<Version> {
    Arc::clone(&shared.read().unwrap())
}

fn read(shared: &RwLock<Arc<Version>>) -> (usize, bool) {
    let seen: Vec<_> = (0..10).map(|_| snapshot(shared)).collect();
    let torn = seen.iter().filter(|v| v[v.len() - 1] != v.len());
    (torn.count(), seen.is_sorted_by_key(|v| v.len()))
}

fn main() {
    let shared = RwLock::new(Arc::new(vec![1]));
    let old = snapshot(&shared);
    let results = thread::scope(|s| {
        let readers = [(); 2].map(|()| s.spawn(|| read(&shared)));
        for number in 2..=5 {
            let mut copy = Version::clone(&snapshot(&shared));
            copy.push(number);
            *shared.write().unwrap() = Arc::new(copy);
        }
        readers.map(|r| r.join().unwrap())
    });
    println!("torn, and in order: {results:?}");
    println!("{old:?}, shared by {}", Arc::strong_count(&old));
    let new = snapshot(&shared);
    println!("{new:?}, shared by {}", Arc::strong_count(&new));
}
