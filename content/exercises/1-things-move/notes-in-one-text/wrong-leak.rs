/// Notes, one after the other in one text.
#[derive(Default)]
pub struct Notes {
    text: String,
    notes: Vec<&'static str>,
}

impl Notes {
    /// All notes, with nothing between them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds a note at the end.
    pub fn add(&mut self, note: &str) {
        self.text.push_str(note);
        self.notes.push(note.to_string().leak());
    }

    /// A note by its number, from 0.
    pub fn get(&self, number: usize) -> Option<&str> {
        self.notes.get(number).copied()
    }

    /// Removes a note, if there is one of this number. Those after it move up.
    pub fn remove(&mut self, number: usize) {
        if number < self.notes.len() {
            self.notes.remove(number);
            self.text = self.notes.concat();
        }
    }
}
