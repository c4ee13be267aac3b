// A module does not have the item that is imported from it.

mod shapes {
    pub fn square(side: u32) -> u32 {
        side * side
    }
}

use shapes::circle;
use std::collections::HashMapp;

fn main() {
    let mut areas = HashMapp::new();
    areas.insert("square", shapes::square(3));
    areas.insert("circle", circle(3));
    println!("{}", areas.len());
}
