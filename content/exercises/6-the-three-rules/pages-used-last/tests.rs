use super::*;
use std::sync::Barrier;
use std::thread;

/// A page is found by its name, and a name without a page finds none.
#[test]
fn finds_pages() {
    let pages = Pages::new(2);
    assert_eq!((pages.get("home"), pages.len()), (None, 0));
    pages.put("home", "Welcome");
    pages.put("news", "Rain");
    assert_eq!(pages.get("home").as_deref(), Some("Welcome"));
    assert_eq!(pages.get("news").as_deref(), Some("Rain"));
    assert_eq!((pages.get("hom"), pages.len()), (None, 2));
}

/// If there is one page too many, the one that has been unused for longest is dropped.
#[test]
fn keeps_those_used_last() {
    let pages = Pages::new(2);
    pages.put("home", "Welcome");
    pages.put("news", "Rain");
    pages.put("help", "Ask Ada");
    assert_eq!((pages.get("home"), pages.len()), (None, 2));
    pages.get("news");
    pages.put("team", "Ada, Bob");
    assert_eq!(pages.get("help"), None, "`news` was read after `help`");
    assert!(pages.get("news").is_some());
    assert!(pages.get("team").is_some());
}

/// A page that is stored again is used again, and takes the place of the old one.
#[test]
fn replaces_a_page() {
    let pages = Pages::new(2);
    pages.put("home", "Welcome");
    pages.put("home", "Hi");
    assert_eq!(pages.len(), 1, "two pages with the same name are one");
    pages.put("news", "Snow");
    pages.put("news", "Rain");
    assert_eq!(pages.get("home").as_deref(), Some("Hi"));
    pages.get("news");
    pages.put("home", "Hello");
    assert_eq!(pages.len(), 2);
    pages.put("help", "Ask Ada");
    assert_eq!(pages.get("news"), None, "`home` was stored after `news`");
    assert_eq!(pages.get("home").as_deref(), Some("Hello"));
    assert_eq!(pages.len(), 2);
}

/// The limit may be one page.
#[test]
fn keeps_one() {
    let pages = Pages::new(1);
    for name in ["home", "news", "news", "help"] {
        pages.put(name, name);
        assert_eq!(pages.get(name).as_deref(), Some(name));
        assert_eq!(pages.len(), 1);
    }
}

/// All who ask for a page share it. For them it stays as it is when it is replaced or dropped.
#[test]
fn shares_pages() {
    let pages = Pages::new(1);
    pages.put("home", "Welcome");
    let [first, second] = [pages.get("home"), pages.get("home")].map(|page| page.expect("a page"));
    assert!(
        Arc::ptr_eq(&first, &second),
        "both should hold the same page, not a copy of it"
    );
    pages.put("home", "Hello");
    let third = pages.get("home").expect("a page");
    pages.put("news", "Rain");
    assert_eq!((&*first, &*third), ("Welcome", "Hello"));
}

/// A page that was replaced or dropped is freed when nobody holds it.
#[test]
fn frees_pages() {
    let pages = Pages::new(1);
    let watched = |name| Arc::downgrade(&pages.get(name).expect("a page"));
    pages.put("home", "Welcome");
    let replaced = watched("home");
    pages.put("home", "Hello");
    assert_eq!(replaced.strong_count(), 0, "`Welcome` was replaced");
    let gone = watched("home");
    assert_eq!(gone.strong_count(), 1, "`Hello` is still here");
    pages.put("news", "Rain");
    assert_eq!(gone.strong_count(), 0, "`Hello` was dropped");
}

/// Threads that read and store find the right pages, and never more than the limit.
#[test]
fn serves_threads() {
    let pages = Pages::new(2);
    let all_are_there = Barrier::new(3);
    let use_pages = &|own| {
        all_are_there.wait();
        let counts = [(); 16].map(|()| {
            pages.put(own, own);
            let count = pages.len();
            let found = ["a", "b", "c"].map(|name| (name, pages.get(name)));
            for (name, page) in found {
                assert_eq!(page.as_deref().unwrap_or(name), name);
            }
            count
        });
        counts.into_iter().max().unwrap_or(0)
    };
    let most = thread::scope(|scope| {
        ["a", "b", "c"]
            .map(|own| scope.spawn(move || use_pages(own)))
            .map(|thread| thread.join().expect("each thread finds the right pages"))
    });
    assert!(
        most.iter().all(|&count| count <= 2),
        "the threads saw up to {most:?} pages, and the limit is 2"
    );
    let found = ["a", "b", "c"]
        .into_iter()
        .filter_map(|name| pages.get(name));
    assert_eq!(
        (found.count(), pages.len()),
        (2, 2),
        "two of the three pages should be found in the end"
    );
}
