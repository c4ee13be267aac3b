use std::ops::Range;

/// Notes, one after the other in one text.
#[derive(Default)]
pub struct Notes {
    text: String,
    /// Where each note ends. It begins where the one before it ends.
    ends: Vec<usize>,
}

impl Notes {
    /// All notes, with nothing between them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds a note at the end.
    pub fn add(&mut self, note: &str) {
        self.text.push_str(note);
        self.text.push('\n');
        self.ends.push(self.text.len());
    }

    /// A note by its number, from 0.
    pub fn get(&self, number: usize) -> Option<&str> {
        Some(&self.text[self.range(number)?])
    }

    /// Removes a note, if there is one of this number. Those after it move up.
    pub fn remove(&mut self, number: usize) {
        let Some(range) = self.range(number) else {
            return;
        };
        self.text.replace_range(range.clone(), "");
        self.ends.remove(number);
        for end in &mut self.ends[number..] {
            *end -= range.len();
        }
    }

    fn range(&self, number: usize) -> Option<Range<usize>> {
        let end = *self.ends.get(number)?;
        let before = number.checked_sub(1);
        Some(before.map_or(0, |before| self.ends[before])..end)
    }
}
