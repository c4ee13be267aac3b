//@ refused: reached the recursion limit while instantiating `
//@ line: 6
#[allow(unconditional_recursion)]
fn grow<T: Copy>(value: T) -> usize {
    // Ever wider: a name of the last type would have 2^256 parts.
    1 + grow::<[T; 0]>([]) + grow::<fn(T, T) -> T>(|a, _| a)
}

fn main() {
    println!("{}", grow(()));
}
