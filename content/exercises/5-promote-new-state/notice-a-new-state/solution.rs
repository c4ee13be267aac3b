use std::sync::{Arc, RwLock};

/// The current state. Threads read and replace it.
pub struct Slot<T> {
    /// How often a state was promoted, and the current one.
    current: RwLock<(u64, Arc<T>)>,
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
            current: RwLock::new((0, Arc::new(first))),
        }
    }

    pub fn current(&self) -> Arc<T> {
        Arc::clone(&self.current.read().unwrap().1)
    }

    pub fn make_current(&self, next: T) {
        let mut current = self.current.write().unwrap();
        *current = (current.0 + 1, Arc::new(next));
    }

    /// A watcher that takes the current state as seen.
    pub fn watch(&self) -> Watcher<'_, T> {
        Watcher {
            slot: self,
            seen: self.current.read().unwrap().0,
        }
    }
}

impl<T> Watcher<'_, T> {
    /// The current state, if it was promoted after the last call or,
    /// at the first, after the watcher was made. States that were
    /// replaced in the meantime are left out.
    pub fn changed(&mut self) -> Option<Arc<T>> {
        let current = self.slot.current.read().unwrap();
        if current.0 == self.seen {
            return None;
        }
        self.seen = current.0;
        Some(Arc::clone(&current.1))
    }
}
