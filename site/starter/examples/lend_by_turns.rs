// A writer and a reader take turns: each borrow ends at its last use.
//@ prints: before [1, 2]
//@ prints: after [1, 2, 3]

fn main() {
    let mut numbers = vec![1, 2];
    let reader = &numbers;
    println!("before {reader:?}");

    numbers.push(3);
    println!("after {numbers:?}");
}
