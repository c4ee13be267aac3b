// The counts of an Arc follow its clones into threads and back.

use std::sync::{Arc, Weak, mpsc};
use std::thread;

fn counts(label: &str, arc: &Arc<String>) {
    let (strong, weak) = (Arc::strong_count(arc), Arc::weak_count(arc));
    println!("{label}: {strong} {weak}");
}

fn main() {
    let arc = Arc::new(String::from("shared"));
    counts("alone", &arc);
    let (go, wait) = mpsc::channel::<()>();
    let (strong, weak) = (Arc::clone(&arc), Arc::downgrade(&arc));
    let handle = thread::spawn(move || {
        wait.recv().unwrap();
        let upgraded = weak.upgrade().unwrap();
        (upgraded.len(), Arc::ptr_eq(&strong, &upgraded), weak)
    });
    counts("thread waits", &arc);
    go.send(()).unwrap();
    let (length, same, weak) = handle.join().unwrap();
    println!("{length} {same}");
    counts("thread joined", &arc);

    let threads = [(); 3].map(|()| {
        let arc = Arc::clone(&arc);
        thread::spawn(move || arc)
    });
    let back = threads.map(|t| t.join().unwrap());
    counts("three came back", &arc);
    drop((back, arc));
    println!("{:?} {}", weak.upgrade(), weak.strong_count());
    println!("{:?}", Weak::<u8>::new().upgrade());
}
