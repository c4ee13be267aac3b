use super::*;

/// Words and numbers are told apart.
#[test]
fn tells_the_kinds() {
    let parser = Parser::new("move 12 boxes".to_string());
    assert_eq!(parser.token(0), Some((Kind::Word, "move")));
    assert_eq!(parser.token(1), Some((Kind::Number, "12")));
    assert_eq!(parser.token(2), Some((Kind::Word, "boxes")));
}

/// Spaces before, between and behind the tokens do not matter.
#[test]
fn skips_spaces() {
    let parser = Parser::new("  Größe \t 7\n".to_string());
    assert_eq!(parser.token(0), Some((Kind::Word, "Größe")));
    assert_eq!(parser.token(1), Some((Kind::Number, "7")));
    assert_eq!(parser.len(), (2, 14));
}

/// There is no token behind the last, and none in an empty text.
#[test]
fn ends_where_the_tokens_end() {
    assert_eq!(Parser::new("one".to_string()).token(1), None);
    assert_eq!(Parser::new(" ".to_string()).token(0), None);
}

/// The tokens are right after the parser has moved, even to another thread.
#[test]
fn survives_a_move_to_a_thread() {
    let parser = Parser::new("move 12 boxes".to_string());
    let reader = std::thread::spawn(move || parser.token(2).map(|(_, text)| text.to_string()));
    let text = reader.join().expect("the thread reads a token");
    assert_eq!(text.as_deref(), Some("boxes"));
}

/// A token is a part of the parser's own text, not a copy of it.
#[test]
fn copies_no_text() {
    let mut parser = Parser::new("move 12 boxes".to_string());
    parser.text.make_ascii_uppercase();
    let token = parser.token(2);
    assert_eq!(
        token,
        Some((Kind::Word, "BOXES")),
        "the parser's text is in capitals now"
    );
}

/// A token keeps the place where `new` found it, even if the same word comes before it.
#[test]
fn keeps_the_places() {
    let mut parser = Parser::new("go 7 go".to_string());
    // As long as before, but one word less.
    parser.text.replace_range(0..4, "do_8");
    assert_eq!(
        parser.token(2),
        Some((Kind::Word, "go")),
        "the third token was found at 5..7, and only the bytes before it have changed"
    );
}
