// Two values of any type are compared and added without a bound that allows it.

fn largest<T: Copy>(items: &[T]) -> T {
    let mut best = items[0];
    for &item in items {
        if item > best {
            best = item;
        }
    }
    best
}

fn sum<T: Copy>(left: T, right: T) -> T {
    left + right
}

fn main() {
    println!("{} {}", largest(&[1, 9, 4]), sum(2, 3));
}
