use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Word,
    Number,
}

struct Token {
    kind: Kind,
    place: Range<usize>,
}

/// A text, and the words and numbers in it.
pub struct Parser {
    text: String,
    tokens: Vec<Token>,
}

impl Parser {
    pub fn new(text: String) -> Parser {
        let tokens = text.split_whitespace().map(|word| {
            let number = word.bytes().all(|byte| byte.is_ascii_digit());
            let kind = if number { Kind::Number } else { Kind::Word };
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let place = start..start + word.len();
            Token { kind, place }
        });
        let tokens = tokens.collect();
        Parser { text, tokens }
    }

    /// How many tokens there are, and how many bytes they were read from.
    pub fn len(&self) -> (usize, usize) {
        (self.tokens.len(), self.text.len())
    }

    pub fn token(&self, index: usize) -> Option<(Kind, &str)> {
        let token = self.tokens.get(index)?;
        Some((token.kind, &self.text[token.place.clone()]))
    }
}
