use std::sync::{Arc, Mutex};

/// The current state. Threads read and replace it.
pub struct Slot<T> {
    current: Mutex<Promoted<T>>,
}

struct Promoted<T> {
    number: u64,
    state: Arc<T>,
}

/// Notices new states in a slot.
pub struct Watcher<'a, T> {
    slot: &'a Slot<T>,
    /// The number of the latest state seen.
    seen: u64,
}

impl<T> Slot<T> {
    pub fn new(first: T) -> Slot<T> {
        Slot {
            current: Mutex::new(Promoted {
                number: 1,
                state: Arc::new(first),
            }),
        }
    }

    pub fn current(&self) -> Arc<T> {
        Arc::clone(&self.current.lock().unwrap().state)
    }

    pub fn make_current(&self, next: T) {
        let mut current = self.current.lock().unwrap();
        current.number += 1;
        current.state = Arc::new(next);
    }

    /// A watcher that takes the current state as seen.
    pub fn watch(&self) -> Watcher<'_, T> {
        Watcher {
            slot: self,
            seen: self.current.lock().unwrap().number,
        }
    }
}

impl<T> Watcher<'_, T> {
    /// The current state, if it was promoted after the last call or,
    /// at the first, after the watcher was made. States that were
    /// replaced in the meantime are left out.
    pub fn changed(&mut self) -> Option<Arc<T>> {
        let current = self.slot.current.lock().unwrap();
        let is_new = current.number > self.seen;
        self.seen = current.number;
        is_new.then(|| Arc::clone(&current.state))
    }
}
