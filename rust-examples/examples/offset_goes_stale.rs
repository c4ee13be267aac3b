// An offset knows nothing of edits: the word is wrong first, and out of
// bounds later.
//@ ends: panic

use std::ops::Range;

struct Reader {
    text: String,
    word: Range<usize>,
}

impl Reader {
    fn word(&self) -> &str {
        &self.text[self.word.clone()]
    }
}

fn main() {
    let text = String::from("the colour is blue");
    let mut reader = Reader { text, word: 14..18 };
    println!("word: {:?}", reader.word());
    reader.text.insert_str(0, "today ");
    println!("word: {:?}", reader.word());
    reader.text.truncate(16);
    println!("word: {:?}", reader.word());
}
