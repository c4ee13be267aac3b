use super::*;
use std::ops::Deref;

/// Pictures loaded and freed since the test began.
fn counts() -> (u32, u32) {
    (LOADED.get(), FREED.get())
}

fn begin() -> Cache {
    LOADED.set(0);
    FREED.set(0);
    Cache::default()
}

fn address(picture: &impl Deref<Target = Picture>) -> *const Picture {
    &raw const **picture
}

/// Two pictures can be held at a time.
#[test]
fn lends_two_pictures() {
    let mut cache = begin();
    let oak = cache.get("oak");
    let elm = cache.get("elm");
    assert_eq!((oak.name.as_str(), elm.name.as_str()), ("oak", "elm"));
}

/// A picture that someone holds is not loaded again.
#[test]
fn loads_once() {
    let mut cache = begin();
    let first = cache.get("oak");
    let other = cache.get("elm");
    let second = cache.get("oak");
    assert_eq!(
        LOADED.get(),
        2,
        "two pictures were asked for, one of them twice"
    );
    assert!(
        address(&first) == address(&second),
        "both should hold the same picture, not a copy of it"
    );
    assert_eq!(other.name, "elm");
}

/// A picture that nobody holds any more is freed at once, and loaded again when asked for.
#[test]
fn frees_what_nobody_holds() {
    let mut cache = begin();
    let first = cache.get("oak");
    let second = cache.get("oak");
    drop(first);
    assert_eq!(counts(), (1, 0), "`second` still holds the picture");
    drop(second);
    assert_eq!(
        counts(),
        (1, 1),
        "one picture should be loaded, and freed by now"
    );
    let again = cache.get("oak");
    assert_eq!(counts(), (2, 1));
    assert_eq!(again.name, "oak");
}

/// A picture outlives the cache, for as long as it is held.
#[test]
fn outlives_the_cache() {
    let oak = {
        let mut cache = begin();
        cache.get("oak")
    };
    assert_eq!(oak.name, "oak");
}

/// What was stored for freed pictures is removed when another is loaded.
#[test]
fn forgets_freed_pictures() {
    let mut cache = begin();
    for number in 0..20 {
        cache.get(&format!("picture{number}"));
    }
    let stored = cache.pictures.len();
    assert!(
        stored <= 1,
        "nobody held the 20 pictures, and {stored} are still in `pictures`"
    );
}
