use super::*;
use std::cell::RefCell;
use std::rc::Rc;

type Notes = Rc<RefCell<Vec<String>>>;

/// A listener that writes down what it hears. It holds a share of the notes.
fn noting(notes: &Notes, name: &'static str) -> Box<dyn Fn(&str)> {
    let notes = Rc::clone(notes);
    Box::new(move |news| notes.borrow_mut().push(format!("{name} hears {news}")))
}

/// How many listeners are not freed yet.
fn alive(notes: &Notes) -> usize {
    Rc::strong_count(notes) - 1
}

/// Each listener is called at each ring, in the order in which they came.
#[test]
fn calls_each_listener() {
    let (notes, mut bell) = (Notes::default(), Bell::default());
    assert_eq!(bell.ring("rain"), 0, "nobody listens yet");
    let _ada = bell.listen(noting(&notes, "Ada"));
    let _bob = bell.listen(noting(&notes, "Bob"));
    assert_eq!(bell.ring("snow"), 2);
    assert_eq!(bell.ring("sun"), 2);
    assert_eq!(
        notes.take(),
        [
            "Ada hears snow",
            "Bob hears snow",
            "Ada hears sun",
            "Bob hears sun"
        ]
    );
}

/// A listener whose `Listening` was dropped is no longer called; the others are.
#[test]
fn lets_listeners_leave() {
    let (notes, mut bell) = (Notes::default(), Bell::default());
    let ada = bell.listen(noting(&notes, "Ada"));
    let _bob = bell.listen(noting(&notes, "Bob"));
    drop(ada);
    assert_eq!(bell.ring("snow"), 1);
    let _eve = bell.listen(noting(&notes, "Eve"));
    assert_eq!(bell.ring("sun"), 2);
    assert_eq!(
        notes.take(),
        ["Bob hears snow", "Bob hears sun", "Eve hears sun"]
    );
}

/// A clone keeps the listener too, which is still called only once.
#[test]
fn is_kept_by_a_clone() {
    let (notes, mut bell) = (Notes::default(), Bell::default());
    let first = bell.listen(noting(&notes, "Ada"));
    let second = first.clone();
    assert_eq!(bell.ring("rain"), 1, "a clone adds no listener");
    drop(first);
    assert_eq!(bell.ring("snow"), 1, "`second` is still kept");
    drop(second);
    assert_eq!(bell.ring("sun"), 0);
    assert_eq!(notes.take(), ["Ada hears rain", "Ada hears snow"]);
}

/// A listener is freed when nobody keeps it, before the bell rings again.
#[test]
fn frees_listeners_at_once() {
    let (notes, mut bell) = (Notes::default(), Bell::default());
    let ada = bell.listen(noting(&notes, "Ada"));
    let bob = bell.listen(noting(&notes, "Bob"));
    bell.ring("rain");
    assert_eq!(alive(&notes), 2);
    drop(bob);
    assert_eq!(alive(&notes), 1, "Bob should be freed, and Ada should not");
    drop(ada);
    assert_eq!(alive(&notes), 0, "Ada should be freed too");
}

/// A `Listening` may be dropped after its bell.
#[test]
fn may_outlive_the_bell() {
    let notes = Notes::default();
    let ada = {
        let mut bell = Bell::default();
        bell.listen(noting(&notes, "Ada"))
    };
    drop(ada.clone());
    drop(ada);
    assert_eq!(alive(&notes), 0);
}

/// Each bell has listeners of its own, wherever it moves.
#[test]
fn keeps_bells_apart() {
    let (notes, mut first, mut second) = (Notes::default(), Bell::default(), Bell::default());
    let _ada = first.listen(noting(&notes, "Ada"));
    let _bob = second.listen(noting(&notes, "Bob"));
    let mut bells = vec![first, second];
    bells.swap(0, 1);
    assert_eq!(bells[0].ring("rain"), 1);
    assert_eq!(notes.take(), ["Bob hears rain"]);
}
