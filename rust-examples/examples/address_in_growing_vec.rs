// A vector takes the value in, and moves it to a new
// allocation when it grows.

struct Point {
    x: u32,
    y: u32,
}

fn main() {
    let p = Point { x: 3, y: 4 };
    println!("p:            {:p}", &p);
    let mut route = Vec::with_capacity(1);
    route.push(p);
    println!("in the route: {:p}", &route[0]);
    // A neighbour on the heap: no room to grow.
    let goal = Box::new(Point { x: 9, y: 9 });
    for i in 1..=1000 {
        route.push(Point { x: i, y: i });
    }
    println!("after growth: {:p}", &route[0]);
    println!("{} to {}", route[0].x, goal.y);
}
