// A function keeps the address of its own argument, a copy that ends with the call.
//@ fault: dangling

struct Point {
    x: i32,
    y: i32,
}

fn y_of(point: Point) -> *const i32 {
    println!("{}", point.x);
    &raw const point.y
}

fn main() {
    let y = y_of(Point { x: 3, y: 4 });
    println!("{}", unsafe { y.read() }); // here
}
