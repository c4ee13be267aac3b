use std::sync::Arc;

/// A text that threads read and change, with its earlier states.
pub struct Document {
    // Your fields.
}

impl Document {
    pub fn new(text: &str) -> Document {
        todo!("begin with {text}")
    }

    /// The current text. Later changes don't touch it.
    pub fn current(&self) -> Arc<str> {
        todo!("the current text")
    }

    /// Makes what `change` returns the current text. `change` may ask for the current text.
    pub fn change(&self, change: impl Fn(&str) -> String) {
        let _ = change;
        todo!("make the next text")
    }

    /// Makes the text before the latest change current again, and says whether there was one.
    pub fn undo(&self) -> bool {
        todo!("take a change back")
    }

    /// Reverses the latest undo, if nothing was changed since.
    pub fn redo(&self) -> bool {
        todo!("make the change again")
    }
}
