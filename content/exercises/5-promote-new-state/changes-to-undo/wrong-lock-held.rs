use std::mem;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// A text that threads read and change, with its earlier states.
pub struct Document {
    states: RwLock<States>,
    /// Held during a change, an undo and a redo. Readers don't need it.
    writer: Mutex<()>,
}

struct States {
    past: Vec<Arc<str>>,
    current: Arc<str>,
    undone: Vec<Arc<str>>,
}

impl Document {
    pub fn new(text: &str) -> Document {
        Document {
            states: RwLock::new(States {
                past: Vec::new(),
                current: Arc::from(text),
                undone: Vec::new(),
            }),
            writer: Mutex::new(()),
        }
    }

    /// The current text. Later changes don't touch it.
    pub fn current(&self) -> Arc<str> {
        Arc::clone(&self.states.read().unwrap().current)
    }

    /// Makes what `change` returns the current text. `change` may ask for the current text.
    pub fn change(&self, change: impl Fn(&str) -> String) {
        let mut states = self.states.write().unwrap();
        let next = Arc::from(change(&states.current));
        let old = mem::replace(&mut states.current, next);
        states.past.push(old);
        states.undone.clear();
    }

    /// Makes the text before the latest change current again, and says whether there was one.
    pub fn undo(&self) -> bool {
        let _writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut states = self.states.write().unwrap();
        let Some(earlier) = states.past.pop() else {
            return false;
        };
        let undone = mem::replace(&mut states.current, earlier);
        states.undone.push(undone);
        true
    }

    /// Reverses the latest undo, if nothing was changed since.
    pub fn redo(&self) -> bool {
        let _writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut states = self.states.write().unwrap();
        let Some(later) = states.undone.pop() else {
            return false;
        };
        let old = mem::replace(&mut states.current, later);
        states.past.push(old);
        true
    }
}
