// A thread borrows a local of the function that started it.

use std::thread;

fn main() {
    let numbers = vec![1, 2, 3];
    let worker = thread::spawn(|| {
        let sum: i32 = numbers.iter().sum();
        println!("{sum}");
    });
    worker.join().unwrap();
    println!("{}", numbers.len());
}
