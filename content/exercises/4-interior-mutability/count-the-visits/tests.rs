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

/// Each page has a count of its own, even if two have the same title.
#[test]
fn counts_for_each_page() {
    let (first, second) = (Page::new("Home"), Page::new("Home"));
    first.show();
    first.show();
    assert_eq!(second.show(), "Home, visit 1");
    assert_eq!((first.visits(), second.visits()), (2, 1));
    let third = Page::new("News");
    assert_eq!((first.visits(), third.visits()), (2, 0));
}

/// The count moves with the page.
#[test]
fn keeps_the_count_through_a_move() {
    let mut pages = [Page::new("Home"), Page::new("News")];
    pages[0].show();
    pages.swap(0, 1);
    assert_eq!(pages[1].show(), "Home, visit 2");
    assert_eq!(pages[0].visits(), 0);
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
