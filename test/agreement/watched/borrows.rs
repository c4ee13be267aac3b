struct Point {
    x: i32,
    y: i32,
}

fn grow(n: &mut i32) {
    //@ n = &mut point.y
    *n += 1;
}

fn main() {
    let mut point = Point { x: 1, y: 2 };
    let whole = &point;
    //@ whole = &point
    println!("{}", whole.x);
    grow(&mut point.y);
    //@ point = { x: 1, y: 3 }
    let numbers = [10, 20, 30];
    let (one, rest) = (&numbers[0], &numbers[1..]);
    //@ one = &numbers[0]; rest = &numbers[1..3]; numbers = [10, 20, 30]
    println!("{one} {rest:?}");
}
