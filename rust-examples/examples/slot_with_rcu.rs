// The next state is computed without a lock, and again if it came too late.

use std::sync::{Arc, RwLock};

struct Slot<T>(RwLock<Arc<T>>);

impl<T> Slot<T> {
    fn load(&self) -> Arc<T> {
        Arc::clone(&self.0.read().unwrap())
    }

    fn store(&self, new: T) {
        *self.0.write().unwrap() = Arc::new(new);
    }

    fn rcu(&self, mut change: impl FnMut(&T) -> T) {
        loop {
            let old = self.load();
            let new = Arc::new(change(&old));
            let mut state = self.0.write().unwrap();
            if Arc::ptr_eq(&state, &old) {
                *state = new;
                return;
            }
        }
    }
}

fn main() {
    let allowed = vec!["editor"];
    let slot = Slot(RwLock::new(Arc::new(allowed)));
    let mut tries = 0;

    slot.rcu(|old| {
        tries += 1;
        println!("try {tries} starts from {old:?}");
        if tries == 1 {
            slot.store(vec!["editor", "viewer"]); // Somebody was faster.
        }
        [old.as_slice(), &["admin"]].concat()
    });
    println!("stored: {:?}", slot.load());
}
