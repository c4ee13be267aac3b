#[derive(Clone, Copy)]
struct Point {
    x: i32,
}

fn main() {
    let p = Point { x: 3 };
    let mut q = p;
    q.x = 9;
    println!("{} and {}", p.x, q.x);
}
