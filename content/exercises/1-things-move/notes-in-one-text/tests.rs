use super::*;

fn notes(all: &[&str]) -> Notes {
    let mut notes = Notes::default();
    for note in all {
        notes.add(note);
    }
    notes
}

/// The notes in `notes`, by number until there is none.
fn each(notes: &Notes) -> Vec<&str> {
    (0..).map_while(|number| notes.get(number)).collect()
}

/// Notes are found by number, and there is none after the last.
#[test]
fn finds_notes() {
    let notes = notes(&["buy tea", "call Ada", "sleep"]);
    assert_eq!(each(&notes), ["buy tea", "call Ada", "sleep"]);
    assert_eq!(notes.get(3), None);
    assert_eq!(Notes::default().get(0), None);
}

/// The text is all notes, with nothing between them.
#[test]
fn joins_notes() {
    assert_eq!(notes(&["buy tea", "call Ada"]).text(), "buy teacall Ada");
    assert_eq!(Notes::default().text(), "");
}

/// A note is a part of the text, not a copy of it.
#[test]
fn copies_no_text() {
    let notes = notes(&["buy tea", "call Ada"]);
    let note = notes.get(1).expect("there are two notes");
    assert!(
        note.as_ptr() == notes.text()[7..].as_ptr(),
        "the second note should be the text from byte 7 on, but it is in another place"
    );
}

/// Equal notes, notes within others, and empty ones have places of their own.
#[test]
fn tells_equal_notes_apart() {
    let mut notes = notes(&["tea", "a", "", "tea"]);
    assert_eq!(each(&notes), ["tea", "a", "", "tea"]);
    let last = notes.get(3).expect("there are four notes");
    assert!(
        last.as_ptr() == notes.text()[4..].as_ptr(),
        "the last note should be the text from byte 4 on, but it is in another place"
    );
    notes.remove(1);
    assert_eq!(notes.text(), "teatea", "the second note was removed");
}

/// After a removal, the notes after it move up, and the text has no gap.
#[test]
fn removes_notes() {
    let mut notes = notes(&["buy tea", "call Ada", "sleep", "rise"]);
    notes.remove(1);
    assert_eq!(each(&notes), ["buy tea", "sleep", "rise"]);
    assert_eq!(notes.text(), "buy teasleeprise");
    notes.remove(0);
    notes.remove(7);
    assert_eq!(each(&notes), ["sleep", "rise"]);
    notes.add("eat");
    assert_eq!(each(&notes), ["sleep", "rise", "eat"]);
}

/// Letters may have more than one byte.
#[test]
fn counts_bytes() {
    let mut notes = notes(&["Größe", "größer", "9"]);
    assert_eq!(each(&notes), ["Größe", "größer", "9"]);
    notes.remove(0);
    assert_eq!(each(&notes), ["größer", "9"]);
}
