fn main() {
    let mut numbers = vec![1, 2];
    let first: *const i32 = &numbers[0];
    //@ numbers = len 2, cap 2 → [1, 2]; first = *numbers[0]
    numbers.push(3);
    //@ numbers = len 3, cap 4 → [1, 2, 3]; first = dangling
    println!("{numbers:?} {}", first.is_null());
}
