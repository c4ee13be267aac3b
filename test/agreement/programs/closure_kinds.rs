// What a closure does with its captures decides whether it is Fn, FnMut or only FnOnce.

fn once(f: impl FnOnce() -> String) -> String {
    f()
}
fn many(mut f: impl FnMut(i32) -> i32) -> i32 {
    f(1) + f(10)
}
fn shared(f: &dyn Fn(i32) -> i32) -> i32 {
    f(f(2))
}
fn copied<F: Fn(i32) -> i32 + Copy>(f: F, n: Option<i32>) -> Option<i32> {
    n.map(f).map(f)
}

fn main() {
    let text = String::from("moved");
    println!("{}", once(|| text + " out"));

    let mut seen = vec![];
    let sum = many(|n| {
        seen.push(n);
        seen.iter().sum()
    });
    println!("{sum} {seen:?}");

    let mut count = 100;
    let mut step = move |n| {
        count += n;
        count
    };
    println!("{} {}", many(&mut step), many(step));
    println!("{} {count}", step(0));

    let factor = 7;
    let times = |n| n * factor;
    println!("{} {} {}", shared(&times), many(times), many(&times));
    println!("{:?} {}", copied(times, Some(2)), size_of_val(&times));
}
