// The offset stays right wherever the text goes, and the
// pointer is made anew at each use.

use std::ops::Range;

struct Reader {
    text: String,
    word: Range<usize>,
}

impl Reader {
    fn of(line: &str) -> Reader {
        let text = line.to_string();
        let start =
            text.rfind(' ').map_or(0, |i| i + 1);
        let word = start..text.len();
        Reader { text, word }
    }
    fn word(&self) -> &str {
        &self.text[self.word.clone()]
    }
}

fn main() {
    let mut readers = Vec::new();
    readers.push(Reader::of("the colour is blue"));
    readers.push(Reader::of("the colour is gold"));
    println!("in a vector: {}", readers[0].word());
    let kept = Box::new(readers.swap_remove(0));
    println!("in a box:    {}", kept.word());
}
