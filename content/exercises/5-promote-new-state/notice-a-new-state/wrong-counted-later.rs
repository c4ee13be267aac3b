use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, RwLock};

/// The current state. Threads read and replace it.
pub struct Slot<T> {
    current: RwLock<Arc<T>>,
    /// How often a state was promoted.
    count: AtomicU64,
}

/// Notices new states in a slot.
pub struct Watcher<'a, T> {
    slot: &'a Slot<T>,
    /// The count of promotions at the last call.
    seen: u64,
}

impl<T> Slot<T> {
    pub fn new(first: T) -> Slot<T> {
        Slot {
            current: RwLock::new(Arc::new(first)),
            count: AtomicU64::new(0),
        }
    }

    pub fn current(&self) -> Arc<T> {
        Arc::clone(&self.current.read().unwrap())
    }

    pub fn make_current(&self, next: T) {
        *self.current.write().unwrap() = Arc::new(next);
        self.count.fetch_add(1, SeqCst);
    }

    /// A watcher that takes the current state as seen.
    pub fn watch(&self) -> Watcher<'_, T> {
        Watcher {
            slot: self,
            seen: self.count.load(SeqCst),
        }
    }
}

impl<T> Watcher<'_, T> {
    /// The current state, if it was promoted after the last call or,
    /// at the first, after the watcher was made. States that were
    /// replaced in the meantime are left out.
    pub fn changed(&mut self) -> Option<Arc<T>> {
        let count = self.slot.count.load(SeqCst);
        if count == self.seen {
            return None;
        }
        self.seen = count;
        Some(self.slot.current())
    }
}
