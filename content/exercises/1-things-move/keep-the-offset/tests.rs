use super::*;

/// A reader gives the last word of its text.
#[test]
fn gives_the_last_word() {
    assert_eq!(Reader::new("no fixed home").word(), "home");
}

/// A text of one word is that word.
#[test]
fn knows_a_single_word() {
    assert_eq!(Reader::new("home").word(), "home");
}

/// A reader whose offset is of another word gives that one.
#[test]
fn goes_by_the_offset() {
    let fixed = Reader {
        text: "no fixed home".to_string(),
        word: 3..8,
    };
    assert_eq!(
        fixed.word(),
        "fixed",
        "the text is \"no fixed home\", and `word` is 3..8"
    );
}

/// The word is a part of the reader's own text, not a copy of it.
#[test]
fn copies_no_text() {
    let reader = Reader::new("no fixed home");
    assert!(
        reader.word().as_ptr() == reader.text[9..].as_ptr(),
        "the word should start at byte 9 of the reader's `text`, but it is in another place"
    );
}

/// The word is still right after a growing vector has moved the reader.
#[test]
fn survives_a_growing_vector() {
    let mut readers = vec![Reader::new("first line")];
    for _ in 0..20 {
        readers.push(Reader::new("another text"));
    }
    assert_eq!(readers[0].word(), "line");
}

/// Two readers that change places take their words along.
#[test]
fn survives_a_swap() {
    let mut red = Reader::new("a red fox");
    let mut blue = Reader::new("one blue whale");
    std::mem::swap(&mut red, &mut blue);
    assert_eq!(red.word(), "whale");
    assert_eq!(blue.word(), "fox");
}
