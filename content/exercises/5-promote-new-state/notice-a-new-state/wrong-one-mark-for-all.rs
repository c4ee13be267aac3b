use std::sync::{Arc, RwLock};

/// The current state. Threads read and replace it.
pub struct Slot<T> {
    /// Whether the current state is new, and that state.
    current: RwLock<(bool, Arc<T>)>,
}

/// Notices new states in a slot.
pub struct Watcher<'a, T> {
    slot: &'a Slot<T>,
}

impl<T> Slot<T> {
    pub fn new(first: T) -> Slot<T> {
        Slot {
            current: RwLock::new((false, Arc::new(first))),
        }
    }

    pub fn current(&self) -> Arc<T> {
        Arc::clone(&self.current.read().unwrap().1)
    }

    pub fn make_current(&self, next: T) {
        *self.current.write().unwrap() = (true, Arc::new(next));
    }

    /// A watcher that takes the current state as seen.
    pub fn watch(&self) -> Watcher<'_, T> {
        Watcher { slot: self }
    }
}

impl<T> Watcher<'_, T> {
    /// The current state, if it was promoted after the last call or,
    /// at the first, after the watcher was made. States that were
    /// replaced in the meantime are left out.
    pub fn changed(&mut self) -> Option<Arc<T>> {
        let mut current = self.slot.current.write().unwrap();
        let is_new = std::mem::take(&mut current.0);
        is_new.then(|| Arc::clone(&current.1))
    }
}
