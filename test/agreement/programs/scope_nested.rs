// Scoped threads give values back and may spawn further threads in the same or a nested scope.

use std::thread;

fn main() {
    let mut numbers = [1, 2, 3, 4, 5, 6];
    let factor = 10;
    let (low, high) = numbers.split_at_mut(2);
    let sum = thread::scope(|outer| {
        let first = outer.spawn(|| {
            low.iter_mut().for_each(|n| *n *= factor);
            low.iter().sum::<i32>()
        });
        let second = outer.spawn(|| {
            let (left, right) = high.split_at_mut(2);
            thread::scope(|inner| {
                inner.spawn(|| left.fill(factor));
                inner.spawn(|| right.reverse());
            });
            left.len() as i32
        });
        first.join().unwrap() * second.join().unwrap()
    });
    println!("{sum} {numbers:?}");

    let mut deeper = 0;
    thread::scope(|s| {
        s.spawn(|| s.spawn(|| s.spawn(|| deeper = numbers.len())));
    });
    println!("{deeper}");
}
