use std::ops::Range;

/// A text that can be edited, with places in it to come back to.
pub struct Document {
    text: String,
    bookmarks: Vec<String>,
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
        self.bookmarks.push(word.to_string());
        self.bookmarks.len() - 1
    }

    /// The text from a bookmark on.
    pub fn from_mark(&self, bookmark: usize) -> &str {
        let place = self.text.find(&self.bookmarks[bookmark]).unwrap_or(4);
        &self.text[place.min(self.text.len())..]
    }

    pub fn insert(&mut self, at: usize, text: &str) {
        self.text.insert_str(at, text);
    }

    pub fn remove(&mut self, range: Range<usize>) {
        self.text.replace_range(range, "");
    }
}
