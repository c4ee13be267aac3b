use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A text that threads read and change, with its earlier states.
pub struct Document {
    current: Mutex<Arc<State>>,
    /// What was undone, the latest last. Held by whoever changes the document.
    undone: Mutex<Vec<Arc<State>>>,
}

struct State {
    text: Arc<str>,
    before: Option<Arc<State>>,
}

impl Document {
    pub fn new(text: &str) -> Document {
        Document {
            current: Mutex::new(Arc::new(State {
                text: Arc::from(text),
                before: None,
            })),
            undone: Mutex::default(),
        }
    }

    fn state(&self) -> Arc<State> {
        Arc::clone(&self.current.lock().unwrap())
    }

    fn promote(&self, next: Arc<State>) {
        *self.current.lock().unwrap() = next;
    }

    fn writer(&self) -> MutexGuard<'_, Vec<Arc<State>>> {
        self.undone.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The current text. Later changes don't touch it.
    pub fn current(&self) -> Arc<str> {
        Arc::clone(&self.state().text)
    }

    /// Makes what `change` returns the current text. `change` may ask for the current text.
    pub fn change(&self, change: impl Fn(&str) -> String) {
        let mut undone = self.writer();
        let before = self.state();
        let text = Arc::from(change(&before.text));
        undone.clear();
        self.promote(Arc::new(State {
            text,
            before: Some(before),
        }));
    }

    /// Makes the text before the latest change current again, and says whether there was one.
    pub fn undo(&self) -> bool {
        let mut undone = self.writer();
        let state = self.state();
        let Some(before) = &state.before else {
            return false;
        };
        self.promote(Arc::clone(before));
        undone.push(state);
        true
    }

    /// Reverses the latest undo, if nothing was changed since.
    pub fn redo(&self) -> bool {
        let mut undone = self.writer();
        let Some(state) = undone.pop() else {
            return false;
        };
        self.promote(state);
        true
    }
}
