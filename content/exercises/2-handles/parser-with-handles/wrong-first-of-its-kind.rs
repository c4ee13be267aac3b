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
        let mut tokens = Vec::new();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let word = &rest[..end];
            let number = word.bytes().all(|byte| byte.is_ascii_digit());
            let kind = if number { Kind::Number } else { Kind::Word };
            let start = text.find(word).unwrap_or(0);
            let place = start..start + end;
            tokens.push(Token { kind, place });
            rest = rest[end..].trim_start();
        }
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
