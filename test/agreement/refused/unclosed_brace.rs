// A block is opened and never closed.

fn largest(numbers: &[i32]) -> i32 {
    let mut best = numbers[0];
    for &number in numbers {
        if number > best {
            best = number;
    }
    best
}

fn main() {
    println!("{}", largest(&[3, 9, 4]));
}
