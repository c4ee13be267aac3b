use super::*;

/// Text put in before a bookmark moves it along.
#[test]
fn follows_an_insertion_before() {
    let mut document = Document::new("the red fox");
    let fox = document.mark("fox");
    document.insert(4, "old ");
    assert_eq!(document.from_mark(fox), "fox");
}

/// Every bookmark is moved, in whatever order they were made.
#[test]
fn moves_all_bookmarks() {
    let mut document = Document::new("the red fox");
    let (fox, red, the) = (
        document.mark("fox"),
        document.mark("red"),
        document.mark("the"),
    );
    document.insert(4, "old ");
    assert_eq!(document.from_mark(fox), "fox");
    assert_eq!(document.from_mark(red), "red fox");
    document.remove(0..4);
    assert_eq!(document.from_mark(fox), "fox");
    assert_eq!(document.from_mark(red), "red fox");
    assert_eq!(document.from_mark(the), "old red fox");
}

/// A bookmark stays at its own word, even if the same word is put in before it.
#[test]
fn stays_at_its_own_word() {
    let mut document = Document::new("a fox runs");
    let fox = document.mark("fox");
    document.insert(0, "fox and ");
    assert_eq!(document.from_mark(fox), "fox runs");
}

/// Text put in behind a bookmark leaves it where it is.
#[test]
fn stays_at_an_insertion_behind() {
    let mut document = Document::new("the red fox");
    let red = document.mark("red");
    document.insert(8, "old ");
    assert_eq!(document.from_mark(red), "red old fox");
}

/// Text put in exactly at a bookmark goes before its word.
#[test]
fn follows_an_insertion_at_its_place() {
    let mut document = Document::new("the red fox");
    let red = document.mark("red");
    document.insert(4, "old ");
    assert_eq!(document.from_mark(red), "red fox");
}

/// Text removed before a bookmark moves it back.
#[test]
fn follows_a_removal_before() {
    let mut document = Document::new("the old red fox");
    let (the, fox) = (document.mark("the"), document.mark("fox"));
    document.remove(4..8);
    assert_eq!(document.from_mark(fox), "fox");
    assert_eq!(document.from_mark(the), "the red fox");
}

/// A removal that ends right before a bookmark moves it back, and one that starts there leaves it.
#[test]
fn follows_a_removal_next_to_it() {
    let mut document = Document::new("the old red fox");
    let red = document.mark("red");
    document.remove(4..8);
    assert_eq!(document.from_mark(red), "red fox");
    document.remove(4..8);
    assert_eq!(document.from_mark(red), "fox");
}

/// A bookmark whose word is removed goes to the place where it was.
#[test]
fn goes_to_where_its_word_was() {
    let mut document = Document::new("the red fox");
    let red = document.mark("red");
    document.remove(2..8);
    assert_eq!(document.from_mark(red), "fox");
}

/// Letters of more than one byte are counted in bytes, as offsets are.
#[test]
fn counts_bytes() {
    let mut document = Document::new("the fox");
    let fox = document.mark("fox");
    document.insert(4, "größte ");
    assert_eq!(document.from_mark(fox), "fox");
}
