fn main() {
    let mut numbers = vec![1, 2];
    let first = &numbers[0];
    println!("the first is {first}");
    numbers.push(3);
    println!("{} numbers", numbers.len());
}
