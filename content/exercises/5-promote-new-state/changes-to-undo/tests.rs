use super::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Barrier;
use std::thread;

fn add(document: &Document, more: &str) {
    document.change(|text| format!("{text}{more}"));
}

/// A change leads to the next text, and the old one stays for whoever holds it.
#[test]
fn changes_the_text() {
    let document = Document::new("a");
    let before = document.current();
    add(&document, "b");
    add(&document, "c");
    assert_eq!((&*before, &*document.current()), ("a", "abc"));
}

/// All who ask for the same text get shares of it, not copies.
#[test]
fn shares_the_text() {
    let document = Document::new("a");
    let first = document.current();
    assert!(Arc::ptr_eq(&first, &document.current()));
    add(&document, "b");
    assert!(document.undo());
    assert!(
        Arc::ptr_eq(&first, &document.current()),
        "after `undo` the same text should be current, not a copy of it"
    );
}

/// `undo` goes back step by step, and `redo` forth.
#[test]
fn undoes_and_redoes() {
    let document = Document::new("a");
    assert!(!document.undo(), "nothing was changed");
    assert!(!document.redo(), "nothing was undone");
    for more in ["b", "c", "d"] {
        add(&document, more);
    }
    assert!(document.undo());
    assert!(document.undo());
    assert_eq!(&*document.current(), "ab");
    assert!(document.redo());
    assert_eq!(&*document.current(), "abc");
    assert!(document.undo());
    assert!(document.undo());
    assert!(!document.undo(), "only three changes were made");
    assert_eq!(&*document.current(), "a");
    assert!(document.redo());
    assert!(document.redo());
    assert!(document.redo());
    assert!(!document.redo(), "only three changes were undone");
    assert_eq!(&*document.current(), "abcd");
}

/// After a change, what was undone before it can't be redone.
#[test]
fn forgets_what_was_undone() {
    let document = Document::new("a");
    add(&document, "b");
    document.undo();
    add(&document, "c");
    assert!(!document.redo());
    assert_eq!(&*document.current(), "ac");
    assert!(document.undo());
    assert_eq!(&*document.current(), "a");
}

/// Readers, and `change` itself, can ask for the current text during a change.
#[test]
fn can_be_read_during_a_change() {
    let document = Document::new("a");
    document.change(|text| {
        let theirs = thread::scope(|scope| scope.spawn(|| document.current()).join());
        let theirs = theirs.expect("another thread reads the text");
        format!("{text}, {}, {theirs}", document.current())
    });
    assert_eq!(&*document.current(), "a, a, a");
}

/// If a change panics, its caller learns of it, and the document stays as it was and can be used.
#[test]
fn survives_a_panic() {
    let document = Document::new("a");
    add(&document, "b");
    let changed = catch_unwind(AssertUnwindSafe(|| {
        document.change(|_| panic!("no next text"));
    }));
    assert!(changed.is_err(), "the panic should reach the caller");
    assert_eq!(&*document.current(), "ab");
    add(&document, "c");
    assert!(document.undo());
    assert!(document.undo());
    assert_eq!(&*document.current(), "a");
    assert!(document.redo());
}

/// Of changes that threads make at the same time, each is kept, and each can be undone.
#[test]
fn keeps_every_change() {
    let document = Document::new("");
    let all_are_there = Barrier::new(3);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                all_are_there.wait();
                for _ in 0..4 {
                    add(&document, "x");
                }
            });
        }
    });
    assert_eq!(document.current().len(), 12);
    for _ in 0..12 {
        assert!(document.undo());
    }
    assert_eq!(&*document.current(), "");
}

/// An `undo` during a change comes before the change or after it, and is not lost.
#[test]
fn keeps_an_undo_beside_a_change() {
    let document = Document::new("a");
    add(&document, "b");
    thread::scope(|scope| {
        let undo = scope.spawn(|| document.undo());
        document.change(|text| {
            for _ in 0..200 {
                thread::yield_now();
            }
            format!("{text}c")
        });
        assert!(undo.join().expect("the other thread undoes a change"));
    });
    let text = document.current();
    assert!(
        ["ac", "ab"].contains(&&*text),
        "`undo` and `change` should happen one after the other, and the text is now {text}"
    );
}
