/// Notes, one after the other in one text.
#[derive(Default)]
pub struct Notes {
    // Your fields.
}

impl Notes {
    /// All notes, with nothing between them.
    pub fn text(&self) -> &str {
        todo!("all notes")
    }

    /// Adds a note at the end.
    pub fn add(&mut self, note: &str) {
        todo!("add {note}")
    }

    /// A note by its number, from 0.
    pub fn get(&self, number: usize) -> Option<&str> {
        todo!("note {number}")
    }

    /// Removes a note, if there is one of this number. Those after it move up.
    pub fn remove(&mut self, number: usize) {
        todo!("remove {number}")
    }
}
