use super::*;
use std::cell::Cell;

/// A town that can't be cloned, and reports when it is freed.
struct Town<'a> {
    name: char,
    freed: &'a Cell<usize>,
}

impl Drop for Town<'_> {
    fn drop(&mut self) {
        self.freed.set(self.freed.get() + 1);
    }
}

fn route<'a>(names: &str, freed: &'a Cell<usize>) -> Route<Town<'a>> {
    names
        .chars()
        .fold(Route::new(), |route, name| route.to(Town { name, freed }))
}

fn names(route: &Route<Town<'_>>) -> String {
    route.towns().iter().map(|town| town.name).collect()
}

/// `to` makes a longer route, and the shorter one stays as it was.
#[test]
fn goes_on() {
    let freed = Cell::new(0);
    let short = route("ab", &freed);
    let first = short.to(Town {
        name: 'c',
        freed: &freed,
    });
    let second = short.to(Town {
        name: 'd',
        freed: &freed,
    });
    let third = first.to(Town {
        name: 'a',
        freed: &freed,
    });
    let seen = [&short, &first, &second, &third].map(names);
    assert_eq!(seen, ["ab", "abc", "abd", "abca"]);
    assert_eq!(freed.get(), 0, "every town is on a route");
}

/// `back` makes a shorter route, and the longer one stays as it was.
#[test]
fn goes_back() {
    let freed = Cell::new(0);
    let long = route("abc", &freed);
    let short = long.back().expect("three towns have a last one");
    let other = short.to(Town {
        name: 'd',
        freed: &freed,
    });
    assert_eq!([&long, &short, &other].map(names), ["abc", "ab", "abd"]);
    let empty = short.back().and_then(|one| one.back());
    let empty = empty.expect("two towns, and none is left");
    assert_eq!(names(&empty), "");
    assert!(empty.back().is_none(), "there is nothing before the start");
}

/// Routes that begin alike have the same towns, not copies.
#[test]
fn shares_towns() {
    let freed = Cell::new(0);
    let short = route("ab", &freed);
    let long = short.to(Town {
        name: 'c',
        freed: &freed,
    });
    let pairs = short.towns().into_iter().zip(long.towns());
    assert!(
        pairs
            .into_iter()
            .all(|(one, other)| std::ptr::eq(one, other))
    );
    let back = long.back().expect("three towns have a last one");
    assert!(std::ptr::eq(short.towns()[1], back.towns()[1]));
}

/// A town is freed when the last route through it is dropped, and not before.
#[test]
fn frees_towns() {
    let freed = Cell::new(0);
    let short = route("ab", &freed);
    let long = ["cd", "ce"].map(|names| {
        names.chars().fold(
            short.to(Town {
                name: '-',
                freed: &freed,
            }),
            |route, name| {
                route.to(Town {
                    name,
                    freed: &freed,
                })
            },
        )
    });
    drop(short);
    assert_eq!(freed.get(), 0, "longer routes go through both towns");
    let [first, second] = long;
    drop(first);
    assert_eq!(freed.get(), 3, "three towns were on one route only");
    assert_eq!(names(&second), "ab-ce");
    let back = second.back().expect("five towns have a last one");
    drop(second);
    assert_eq!(freed.get(), 4);
    assert_eq!(names(&back), "ab-c");
    drop(back);
    assert_eq!(freed.get(), 8, "all towns should be freed");
}

/// 20,000 routes, each one town longer than the one before, fit into memory.
#[test]
fn keeps_many() {
    let mut routes = vec![Route::new()];
    for town in 0..20_000 {
        routes.push(routes[town].to(town));
    }
    let long = routes.pop().expect("many routes");
    drop(routes);
    assert_eq!(long.towns().len(), 20_000);
}

/// A route of 200,000 towns can be made town by town, read, and dropped.
#[test]
fn gets_long() {
    let mut route = Route::new();
    for town in 0..200_000 {
        route = route.to(town);
    }
    let short = route.back().expect("a long route has a last town");
    assert_eq!(route.towns().len(), 200_000);
    drop(route);
    assert_eq!(short.towns().last(), Some(&&199_998));
    drop(short);
}
