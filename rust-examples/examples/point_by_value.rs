// Rust's `new` builds the value among its own locals and
// returns it.
//@ engine: other-addresses

struct Point {
    x: u32,
    y: u32,
}

impl Point {
    fn new(x: u32, y: u32) -> Point {
        let point = Point { x, y };
        println!("built at: {:p}", &point);
        point
    }
}

fn main() {
    let p = Point::new(3, 4);
    println!("used at:  {:p}", &p);
    println!("{}, {}", p.x, p.y);
}
