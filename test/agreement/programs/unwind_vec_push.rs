// When making an element panics, those made before it are dropped, in a Vec, array or struct.

use std::panic::catch_unwind;

struct Element(u32);

fn make(n: u32) -> Element {
    assert_ne!(n, 3, "three cannot be made");
    Element(n)
}

impl Clone for Element {
    fn clone(&self) -> Element {
        make(self.0 + 1)
    }
}

impl Drop for Element {
    fn drop(&mut self) {
        print!(" -{}", self.0);
    }
}

fn show(name: &str, run: fn() -> usize) {
    print!("{name}:");
    println!(" {:?}", catch_unwind(run).ok());
}

fn main() {
    show("push", || {
        let mut list = Vec::new();
        (1..9).for_each(|n| list.push(make(n)));
        list.len()
    });
    show("array", || [make(1), make(2), make(3)].len());
    show("map", || [5, 4, 3, 2].map(make).len());
    show("tuple", || size_of_val(&(make(7), Box::new(make(3)))));
    show("clone", || vec![Element(0), Element(2)].clone().len());
}
