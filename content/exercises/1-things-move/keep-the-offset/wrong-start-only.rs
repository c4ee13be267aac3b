use std::ops::Range;

/// A line of text, and where its last word is.
pub struct Reader {
    text: String,
    word: Range<usize>,
}

impl Reader {
    pub fn new(text: &str) -> Reader {
        let start = text.rfind(' ').map_or(0, |space| space + 1);
        Reader {
            text: text.to_string(),
            word: start..text.len(),
        }
    }

    /// The last word of the text.
    pub fn word(&self) -> &str {
        &self.text[self.word.start..]
    }
}
