// Patterns bind whole values with @ and look inside references, tuples and nested enums.

enum Shape {
    Dot,
    Line((i32, i32), (i32, i32)),
    Group(Vec<Shape>, Option<&'static str>),
}

use Shape::*;

fn describe(shape: &Shape) -> String {
    match shape {
        Dot => "dot".into(),
        Line((0, 0), end @ (x, _)) if *x > 0 => format!("from zero to {end:?}"),
        Line((x1, ..), (x2, ..)) if x1 == x2 => format!("upright at {x1}"),
        Line(from, ..) => format!("line from {from:?}"),
        Group(parts, Some(name @ ("left" | "right"))) => format!("{name} of {}", parts.len()),
        Group(parts, label) => {
            let inner: Vec<_> = parts.iter().map(describe).collect();
            format!("{label:?}({})", inner.join(", "))
        }
    }
}

fn main() {
    let shapes = [
        Line((0, 0), (5, 6)),
        Line((2, 0), (2, 9)),
        Line((1, 0), (2, 9)),
        Group(vec![Dot], Some("left")),
        Group(vec![Dot, Line((0, 0), (-1, 0))], Some("up")),
    ];
    for shape in &shapes {
        println!("{}", describe(shape));
    }
    let &(a, ref b, (.., last)) = &(1, String::from("two"), (3, 4, 5));
    println!("{a} {b} {last}");
}
