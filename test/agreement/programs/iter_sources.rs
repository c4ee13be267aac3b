// Making iterators: from_fn, successors, repeat_with, once and one's own.

use std::iter;

struct Pairs<I: Iterator>(I);

impl<I: Iterator> Iterator for Pairs<I> {
    type Item = [I::Item; 2];

    fn next(&mut self) -> Option<Self::Item> {
        Some([self.0.next()?, self.0.next()?])
    }
}

fn main() {
    let (mut a, mut b) = (0, 1);
    let fibonacci = iter::from_fn(move || {
        (a, b) = (b, a + b);
        Some(a)
    });
    println!("{:?}", fibonacci.take(10).collect::<Vec<u32>>());
    let halves = iter::successors(Some(100), |n| Some(n / 2).filter(|n| *n > 0));
    println!("{:?}", halves.collect::<Vec<_>>());
    println!(
        "{:?}",
        iter::successors(Some(1u8), |n| n.checked_mul(3)).last()
    );

    let mut n = 1;
    let doubled = iter::repeat_with(|| (n, n *= 2).0).take(5);
    println!("{:?}", iter::once(0).chain(doubled).collect::<Vec<_>>());
    println!("{n} {:?}", iter::empty::<u8>().next());
    println!("{}", iter::repeat_n("ab", 3).collect::<String>());
    println!("{:?}", Pairs(1..=7).collect::<Vec<_>>());
    println!("{:?}", Pairs("abcd".chars()).map(String::from_iter).last());
    println!("{:?}", iter::zip([1, 2], "xyz".chars()).collect::<Vec<_>>());
    let fives = iter::repeat(5).take(3);
    println!("{}", fives.chain(iter::once_with(|| 6)).sum::<i32>());
}
