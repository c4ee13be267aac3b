use super::*;

/// Two pictures can be held at a time.
#[test]
fn lends_two_pictures() {
    let mut cache = Cache::default();
    let oak = cache.get("oak");
    let elm = cache.get("elm");
    assert_eq!((oak.name.as_str(), elm.name.as_str()), ("oak", "elm"));
}

/// A picture that somebody holds is not loaded again.
#[test]
fn loads_once() {
    LOADED.set(0);
    let mut cache = Cache::default();
    let _first = cache.get("oak");
    let _second = cache.get("oak");
    assert_eq!(LOADED.get(), 1);
}

/// A picture that nobody holds any more is freed, and loaded again when asked for.
#[test]
fn frees_what_nobody_holds() {
    LOADED.set(0);
    let mut cache = Cache::default();
    {
        let _oak = cache.get("oak");
    }
    cache.get("oak");
    assert_eq!(LOADED.get(), 2);
}

/// A picture outlives the cache, for as long as it is held.
#[test]
fn outlives_the_cache() {
    let oak = {
        let mut cache = Cache::default();
        cache.get("oak")
    };
    assert_eq!(oak.name, "oak");
}
