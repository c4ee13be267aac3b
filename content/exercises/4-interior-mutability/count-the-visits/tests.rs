use super::*;
use std::rc::Rc;

/// A new page has no visits.
#[test]
fn begins_with_none() {
    assert_eq!(Page::new("Home").visits(), 0);
}

/// Each call of `show` is one visit.
#[test]
fn counts_each_visit() {
    let page = Page::new("Home");
    assert_eq!(page.show(), "Home, visit 1");
    assert_eq!(page.show(), "Home, visit 2");
    assert_eq!(page.visits(), 2);
}

/// Whoever shares the page sees the same count.
#[test]
fn counts_for_all_holders() {
    let page = Rc::new(Page::new("Home"));
    let menu = Rc::clone(&page);
    page.show();
    menu.show();
    assert_eq!((page.visits(), menu.visits()), (2, 2));
}
