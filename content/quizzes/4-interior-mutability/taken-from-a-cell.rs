use std::cell::Cell;

fn main() {
    let name = Cell::new(String::from("Ada"));
    let first = name.take();
    println!("{first}, then {}", name.take());
}
