use std::sync::{Arc, RwLock};

/// The current state. Threads read and replace it.
pub struct Slot<T> {
    /// All states, the current one last.
    states: RwLock<Vec<Arc<T>>>,
}

/// Notices new states in a slot.
pub struct Watcher<'a, T> {
    slot: &'a Slot<T>,
    /// How many states it has seen.
    seen: usize,
}

impl<T> Slot<T> {
    pub fn new(first: T) -> Slot<T> {
        Slot {
            states: RwLock::new(vec![Arc::new(first)]),
        }
    }

    pub fn current(&self) -> Arc<T> {
        Arc::clone(self.states.read().unwrap().last().unwrap())
    }

    pub fn make_current(&self, next: T) {
        self.states.write().unwrap().push(Arc::new(next));
    }

    /// A watcher that takes the current state as seen.
    pub fn watch(&self) -> Watcher<'_, T> {
        Watcher {
            slot: self,
            seen: self.states.read().unwrap().len(),
        }
    }
}

impl<T> Watcher<'_, T> {
    /// The current state, if it was promoted after the last call or,
    /// at the first, after the watcher was made. States that were
    /// replaced in the meantime are left out.
    pub fn changed(&mut self) -> Option<Arc<T>> {
        let state = Arc::clone(self.slot.states.read().unwrap().get(self.seen)?);
        self.seen += 1;
        Some(state)
    }
}
