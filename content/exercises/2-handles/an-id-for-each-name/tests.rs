use super::*;

/// A name has the same id each time, and another name has another.
#[test]
fn gives_a_name_one_id() {
    let mut names = Names::default();
    let (width, height) = (names.id("width"), names.id("height"));
    assert!(width != height, "`width` and `height` should have two ids");
    assert_eq!(names.id("height"), height);
    assert_eq!(names.id("width"), width);
    assert!(
        names.id("thgieh") != height,
        "names with the same letters should have two ids"
    );
}

/// An id leads back to its name, however many names come later.
#[test]
fn finds_the_name() {
    let mut names = Names::default();
    let all = ["m", "z", "a", "", "größe", "size", "aa"];
    let ids = all.map(|name| names.id(name));
    for number in 0..20 {
        names.id(&format!("name{number}"));
    }
    assert_eq!(ids.map(|id| names.name(id)), all);
    assert_eq!(all.map(|name| names.id(name)), ids);
}

/// Each name is counted once.
#[test]
fn counts_names() {
    let mut names = Names::default();
    assert_eq!(names.len(), 0);
    for name in ["width", "height", "width", "depth", "height"] {
        names.id(name);
    }
    assert_eq!(names.len(), 3);
}

/// Ids are right after the table has moved, even to another place in memory.
#[test]
fn survives_a_move() {
    let mut names = Names::default();
    let (width, height) = (names.id("width"), names.id("height"));
    let mut boxed = Box::new(std::mem::take(&mut names));
    assert_eq!((boxed.name(width), boxed.name(height)), ("width", "height"));
    assert_eq!(boxed.id("width"), width);
}

/// Two tables know nothing of each other.
#[test]
fn keeps_tables_apart() {
    let (mut first, mut second) = (Names::default(), Names::default());
    first.id("width");
    let height = second.id("height");
    assert_eq!(second.name(height), "height");
    assert_eq!((first.len(), second.len()), (1, 1));
}

/// An id is no larger than a pointer.
#[test]
fn has_small_ids() {
    let size = size_of::<Id>();
    assert!(
        (1..=size_of::<usize>()).contains(&size),
        "an id has {size} bytes, and a pointer has {}",
        size_of::<usize>()
    );
}
