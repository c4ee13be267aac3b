// A writer needs the value to itself, while a reader still has it.
//@ error: E0502

fn main() {
    let mut numbers = vec![1, 2];
    let reader = &numbers;
    numbers.push(3);
    println!("the reader has {reader:?}");
}
