//@ refused: reached the recursion limit while instantiating `grow`
//@ line: 5
fn grow<T: std::fmt::Debug>(n: u32, value: T) {
    if n > 0 {
        grow(n - 1, (value, n));
    } else {
        println!("{value:?}");
    }
}

fn main() {
    grow(3, ());
}
