// A vector is given away again in the second turn of a loop.

fn total(numbers: Vec<u32>) -> u32 {
    numbers.into_iter().sum()
}

fn main() {
    let numbers = vec![1, 2, 3];
    for round in 1..=3 {
        let sum = total(numbers);
        println!("{round}: {sum}");
    }
}
