// A value may point at its own field, until it has to move.
//@ error: E0505

struct Reader<'a> {
    text: String,
    word: &'a str,
}

fn main() {
    let text = String::from("the colour is blue");
    let mut reader = Reader { text, word: "" };
    reader.word = &reader.text[14..];

    let mut readers = Vec::new();
    readers.push(reader);
}
