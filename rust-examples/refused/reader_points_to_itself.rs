// Pointing at your own field works, until the value has to go anywhere.
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
