use std::ops::Range;

/// Notes, one after the other in one text.
#[derive(Default)]
pub struct Notes {
    text: String,
    places: Vec<Range<usize>>,
}

impl Notes {
    /// All notes, with nothing between them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds a note at the end.
    pub fn add(&mut self, note: &str) {
        let start = self.text.len();
        self.text.push_str(note);
        self.places.push(start..self.text.len());
    }

    /// A note by its number, from 0.
    pub fn get(&self, number: usize) -> Option<&str> {
        self.text.get(self.places.get(number)?.clone())
    }

    /// Removes a note, if there is one of this number. Those after it move up.
    pub fn remove(&mut self, number: usize) {
        if number >= self.places.len() {
            return;
        }
        let range = self.places.remove(number);
        self.text.replace_range(range.clone(), "");
        for place in &mut self.places[number..] {
            *place = place.start - range.len()..place.end - range.len();
        }
    }
}
