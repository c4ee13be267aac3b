fn make(n: i32) -> impl Fn(i32) -> i32 {
    move |x| x + n
}
fn twice(f: &dyn Fn(i32) -> i32, x: i32) -> i32 {
    f(f(x))
}
fn main() {
    let mut c = 0;
    let mut inc = || {
        c += 1;
        c
    };
    inc();
    inc();
    println!("{c} {} {}", make(3)(4), twice(&make(2), 1));
    let b: Box<dyn FnOnce() -> String> = Box::new(|| "once".into());
    println!("{}", b());
}
