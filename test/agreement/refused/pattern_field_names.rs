// One pattern names a field that the struct does not have, another forgets one.

struct Point {
    x: i32,
    y: i32,
}

fn sum(point: &Point) -> i32 {
    let Point { x, y, z } = point;
    x + y + z
}

fn width(point: &Point) -> i32 {
    let Point { x } = point;
    *x
}

fn main() {
    let point = Point { x: 1, y: 2 };
    println!("{} {}", sum(&point), width(&point));
}
