use std::sync::{Arc, RwLock};

/// The current state. Threads read and replace it.
pub struct Slot<T> {
    current: RwLock<Arc<T>>,
}

/// Notices new states in a slot.
pub struct Watcher<'a, T> {
    slot: &'a Slot<T>,
    seen: Arc<T>,
}

impl<T> Slot<T> {
    pub fn new(first: T) -> Slot<T> {
        Slot {
            current: RwLock::new(Arc::new(first)),
        }
    }

    pub fn current(&self) -> Arc<T> {
        Arc::clone(&self.current.read().unwrap())
    }

    pub fn make_current(&self, next: T) {
        *self.current.write().unwrap() = Arc::new(next);
    }

    /// A watcher that takes the current state as seen.
    pub fn watch(&self) -> Watcher<'_, T> {
        Watcher {
            slot: self,
            seen: self.current(),
        }
    }
}

impl<T> Watcher<'_, T> {
    /// The current state, if it was promoted after the last call or,
    /// at the first, after the watcher was made. States that were
    /// replaced in the meantime are left out.
    pub fn changed(&mut self) -> Option<Arc<T>> {
        let current = self.slot.current();
        if Arc::ptr_eq(&self.seen, &current) {
            return None;
        }
        self.seen = Arc::clone(&current);
        Some(current)
    }
}
