use std::collections::HashMap;

fn main() {
    let mut squares = HashMap::new();
    for number in 0..200_000u64 {
        squares.insert(number, number * number);
    }
    let sum: u64 = (0..200_000).filter_map(|number| squares.get(&number)).sum();
    println!("{sum}");
}
