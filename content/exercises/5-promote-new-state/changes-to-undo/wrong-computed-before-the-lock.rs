use std::sync::{Arc, RwLock};

/// A text that threads read and change, with its earlier states.
pub struct Document {
    history: RwLock<History>,
}

struct History {
    states: Vec<Arc<str>>,
    /// The index of the current state. Those after it were undone.
    current: usize,
}

impl History {
    fn text(&self) -> &Arc<str> {
        &self.states[self.current]
    }
}

impl Document {
    pub fn new(text: &str) -> Document {
        Document {
            history: RwLock::new(History {
                states: vec![Arc::from(text)],
                current: 0,
            }),
        }
    }

    /// The current text. Later changes don't touch it.
    pub fn current(&self) -> Arc<str> {
        Arc::clone(self.history.read().unwrap().text())
    }

    /// Makes what `change` returns the current text. `change` may ask for the current text.
    pub fn change(&self, change: impl Fn(&str) -> String) {
        let next = Arc::from(change(&self.current()));
        let mut history = self.history.write().unwrap();
        history.current += 1;
        let current = history.current;
        history.states.truncate(current);
        history.states.push(next);
    }

    /// Makes the text before the latest change current again, and says whether there was one.
    pub fn undo(&self) -> bool {
        let mut history = self.history.write().unwrap();
        let is_possible = history.current > 0;
        if is_possible {
            history.current -= 1;
        }
        is_possible
    }

    /// Reverses the latest undo, if nothing was changed since.
    pub fn redo(&self) -> bool {
        let mut history = self.history.write().unwrap();
        let is_possible = history.current + 1 < history.states.len();
        if is_possible {
            history.current += 1;
        }
        is_possible
    }
}
