// Closures are returned, stored and composed in boxes, and are dropped with their captures.

use std::rc::Rc;

type Step = Box<dyn Fn(i64) -> i64>;

fn step(name: &str, n: i64) -> Step {
    match name {
        "add" => Box::new(move |x| x + n),
        "mul" => Box::new(move |x| x * n),
        _ => Box::new(|x| x),
    }
}

fn join(first: Step, next: Step) -> Step {
    Box::new(move |x| next(first(x)))
}

fn counter() -> impl FnMut() -> Box<dyn FnOnce(&str) -> String> {
    let mut n = 0;
    move || {
        n += 1;
        Box::new(move |name| format!("{name} {n}"))
    }
}

fn main() {
    let all = join(step("add", 3), join(step("no", 0), step("mul", 5)));
    println!("{} {}", all(1), all(all(-4)));
    let mut next = counter();
    let (first, second) = (next(), next());
    println!("{} {}", second("second"), first("first"));

    let shared = Rc::new("value");
    let inner = Rc::clone(&shared);
    let holder: Box<dyn Fn() -> usize> = Box::new(move || Rc::strong_count(&inner));
    println!("{}", holder());
    drop(holder);
    println!("{}", Rc::strong_count(&shared));
}
