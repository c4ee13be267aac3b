use std::ops::Range;

/// A text that can be edited, with places in it to come back to.
pub struct Document {
    text: String,
    bookmarks: Vec<usize>,
}

impl Document {
    pub fn new(text: &str) -> Document {
        Document {
            text: text.to_string(),
            bookmarks: Vec::new(),
        }
    }

    /// Marks the first place of `word`; returns the number of the bookmark.
    pub fn mark(&mut self, word: &str) -> usize {
        let place = self.text.find(word).expect("no such word");
        self.bookmarks.push(place);
        self.bookmarks.len() - 1
    }

    /// The text from a bookmark on.
    pub fn from_mark(&self, bookmark: usize) -> &str {
        &self.text[self.bookmarks[bookmark]..]
    }

    pub fn insert(&mut self, at: usize, text: &str) {
        self.edit(at..at, text);
    }

    pub fn remove(&mut self, range: Range<usize>) {
        self.edit(range, "");
    }

    fn edit(&mut self, range: Range<usize>, text: &str) {
        self.text.replace_range(range.clone(), text);
        for bookmark in self
            .bookmarks
            .iter_mut()
            .filter(|place| **place >= range.start)
        {
            *bookmark = range.start + text.len() + bookmark.saturating_sub(range.end);
        }
    }
}
