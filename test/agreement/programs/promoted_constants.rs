// References to constant expressions live for the whole program; others only look like it.

use std::ptr;

#[derive(Debug, PartialEq)]
struct Point {
    x: i32,
    y: i32,
}

const ORIGIN: &Point = &Point { x: 0, y: 0 };
static TABLE: [&Point; 2] = [&Point { x: 1, y: 2 }, ORIGIN];

fn promoted(which: bool) -> &'static [i32] {
    if which { &[1, 2, 3] } else { &[] }
}

fn same_place() -> bool {
    let places: Vec<&'static Point> = (0..3).map(|_| &Point { x: 5, y: 6 }).collect();
    places.windows(2).all(|pair| ptr::eq(pair[0], pair[1]))
}

fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() >= b.len() { a } else { b }
}

fn main() {
    let kept: &'static i32;
    {
        kept = &(3 * 7);
    }
    println!("{kept} {:?} {:?}", promoted(true), promoted(false));
    println!("{} {:?} {}", same_place(), TABLE[0], TABLE[1] == ORIGIN);

    let empty: &'static mut [u64] = &mut [];
    let option: &'static Option<&str> = &None;
    println!("{} {option:?}", empty.len());
    let local = String::from("longer text");
    println!("{}", longest("short", &local));
}
