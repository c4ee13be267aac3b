// Numbers read from the lines of standard input.
//@ stdin: "3\n10 20\n 7\t8 \nx 1\n\n-4"

use std::io::{self, BufRead};

fn main() {
    let mut first = String::new();
    let read = io::stdin().read_line(&mut first).unwrap();
    let count: usize = first.trim().parse().unwrap();
    println!("{read} {first:?} {count}");

    let mut total = 0;
    for (i, line) in io::stdin().lock().lines().enumerate() {
        let line = line.unwrap();
        let numbers: Result<Vec<i32>, _> = line.split_whitespace().map(str::parse).collect();
        match numbers {
            Ok(numbers) => {
                total += numbers.iter().sum::<i32>();
                println!("line {i}: {numbers:?}");
            }
            Err(error) => println!("line {i}: {error} in {line:?}"),
        }
    }
    println!("{total}");
    println!("{:?}", io::stdin().lines().next().is_none());
}
