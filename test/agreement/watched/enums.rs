#[derive(Debug)]
enum Shape {
    Dot,
    Circle(f64),
    Rectangle { width: u32, height: u32 },
}

fn main() {
    let shapes = [Shape::Dot, Shape::Circle(1.5), Shape::Rectangle { width: 2, height: 3 }];
    //@ shapes = [Dot, Circle(1.5), Rectangle { width: 2, height: 3 }]
    let found = shapes.iter().find(|shape| matches!(shape, Shape::Circle(_)));
    //@ found = Some(&shapes[1])
    let parsed: Result<i32, _> = "x".parse::<i32>();
    let none: Option<Box<i32>> = None;
    let some = Some(Box::new('c'));
    //@ none = None; some = Some(→ 'c')
    println!("{found:?} {} {none:?} {some:?}", parsed.is_err());
}
