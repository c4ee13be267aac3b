// Pretty Debug of nested structs, enums and collections.

#![allow(dead_code)]

use std::collections::{BTreeMap, BTreeSet, VecDeque};

#[derive(Debug)]
enum Shape {
    Empty,
    Circle(f32),
    Rect { w: u8, h: u8 },
}

#[derive(Debug)]
struct Scene<'a> {
    name: &'a str,
    shapes: Vec<Shape>,
    tags: BTreeMap<&'a str, BTreeSet<char>>,
    queue: VecDeque<Option<(i8, bool)>>,
}

fn main() {
    let scene = Scene {
        name: "two\tlines\n",
        shapes: vec![Shape::Empty, Shape::Circle(1.0), Shape::Rect { w: 2, h: 3 }],
        tags: BTreeMap::from([("k", BTreeSet::from(['b', 'a'])), ("none", BTreeSet::new())]),
        queue: VecDeque::from([None, Some((-1, true))]),
    };
    println!("{scene:?}");
    println!("{scene:#?}");
    println!("{:#?} {:#?} {:#?}", (), [0; 0], ((),));
    println!(
        "{:?} {:?}",
        Ok::<Box<i32>, ()>(Box::new(1)),
        Err::<(), _>("no")
    );
}
