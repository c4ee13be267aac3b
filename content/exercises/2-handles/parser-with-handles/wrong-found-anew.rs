#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Word,
    Number,
}

/// A text, and the words and numbers in it.
pub struct Parser {
    text: String,
    count: usize,
}

impl Parser {
    pub fn new(text: String) -> Parser {
        let count = text.split_whitespace().count();
        Parser { text, count }
    }

    /// How many tokens there are, and how many bytes they were read from.
    pub fn len(&self) -> (usize, usize) {
        (self.count, self.text.len())
    }

    pub fn token(&self, index: usize) -> Option<(Kind, &str)> {
        let word = self.text.split_whitespace().nth(index)?;
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        let kind = if number { Kind::Number } else { Kind::Word };
        Some((kind, word))
    }
}
