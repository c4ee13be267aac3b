// A vector grows while a loop goes over it.

fn main() {
    let mut numbers = vec![1, 2, 3];
    for number in &numbers {
        if *number % 2 == 1 {
            numbers.push(number * 10);
        }
    }
    println!("{numbers:?}");
}
