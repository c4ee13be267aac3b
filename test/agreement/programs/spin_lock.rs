// A spin lock of one's own guards plain memory with acquire and release.

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{hint, thread};

struct SpinLock<T> {
    locked: AtomicBool,
    value: UnsafeCell<T>,
}

// SAFETY: `with` gives out the value to one thread at a time.
unsafe impl<T: Send> Sync for SpinLock<T> {}

impl<T> SpinLock<T> {
    fn with<R>(&self, work: impl FnOnce(&mut T) -> R) -> R {
        while self.locked.swap(true, Ordering::Acquire) {
            hint::spin_loop();
        }
        // SAFETY: the flag was false and is ours now.
        let result = work(unsafe { &mut *self.value.get() });
        self.locked.store(false, Ordering::Release);
        result
    }
}

fn main() {
    let (locked, value) = (AtomicBool::new(false), UnsafeCell::new((0u32, Vec::new())));
    let lock = SpinLock { locked, value };
    thread::scope(|s| {
        for id in 1..=3 {
            let lock = &lock;
            s.spawn(move || (0..10).for_each(|_| lock.with(|(n, ids)| (*n += id, ids.push(id)).1)));
        }
    });
    let (sum, ids) = lock.value.into_inner();
    let count = |id| ids.iter().filter(|i| **i == id).count();
    println!("{sum} {} {:?}", ids.len(), [1, 2, 3].map(count));
}
