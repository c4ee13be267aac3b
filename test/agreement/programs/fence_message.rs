// A release fence before a relaxed store and an acquire fence after the load pass a message on.

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicUsize, Ordering, fence};
use std::thread;

struct Mailbox {
    letters: [UnsafeCell<String>; 3],
    written: AtomicUsize,
}

// SAFETY: a letter is read only after `written` has passed it.
unsafe impl Sync for Mailbox {}

static BOX: Mailbox = Mailbox {
    letters: [const { UnsafeCell::new(String::new()) }; 3],
    written: AtomicUsize::new(0),
};

fn main() {
    let writer = thread::spawn(|| {
        for (i, letter) in BOX.letters.iter().enumerate() {
            // SAFETY: the reader does not look at this letter yet.
            unsafe { *letter.get() = format!("letter {i}") };
            fence(Ordering::Release);
            BOX.written.store(i + 1, Ordering::Relaxed);
        }
    });
    for (i, letter) in BOX.letters.iter().enumerate() {
        while BOX.written.load(Ordering::Relaxed) <= i {
            thread::yield_now();
        }
        fence(Ordering::Acquire);
        // SAFETY: the writer has finished with this letter.
        println!("{}", unsafe { &*letter.get() });
    }
    writer.join().unwrap();
}
