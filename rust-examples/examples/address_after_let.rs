// Each new place has a new address, and a move retires
// the old name.

struct Point {
    x: u32,
    y: u32,
}

fn main() {
    let p = Point { x: 3, y: 4 };
    println!("p:         {:p}", &p);
    let q = p;
    println!("q:         {:p}", &q);
    let boxed = Box::new(q);
    println!("boxed:     {:p}", boxed);
    let kept = boxed;
    println!("box moved: {:p}", kept);
    println!("{}, {}", kept.x, kept.y);
}
