// Functions, constructors and plain closures become pointers, which may call on themselves.

#[derive(Clone, Copy)]
struct State(fn(u32) -> (u32, Option<State>));

fn halve(n: u32) -> (u32, Option<State>) {
    (n / 2, Some(State(if n > 20 { halve } else { finish })))
}
fn finish(n: u32) -> (u32, Option<State>) {
    (n + 1000, None)
}

fn product(base: fn() -> u64, n: u64) -> u64 {
    let own: fn(fn() -> u64, u64) -> u64 = product;
    if n == 0 { base() } else { n * own(base, n - 1) }
}

fn main() {
    println!("{} {}", product(|| 1, 10), product(|| 5, 3));
    println!("{:?} {:?}", [1, 2].map(Some), (0..2).map(Box::new).max());

    let (mut n, mut next) = (100, Some(State(halve)));
    while let Some(State(run)) = next {
        (n, next) = run(n);
        println!("{n}");
    }

    let table: [(&str, fn(f64) -> f64); 3] = [
        ("floor", f64::floor),
        ("abs", f64::abs),
        ("half", |x| x / 2.0),
    ];
    for (name, function) in table {
        println!("{name} {}", function(-2.5));
    }
    println!("{}", size_of::<fn()>() + size_of_val(&product));
}
