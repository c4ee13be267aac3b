// Sorting by key and by comparison, where the stable sorts keep the order of equals.

use std::cell::Cell;
use std::cmp::Reverse;

fn main() {
    let words = ["pear", "fig", "apple", "kiwi", "plum", "date", "nut"];
    let mut by_length = words;
    by_length.sort_by_key(|w| w.len());
    println!("{by_length:?}");
    by_length.sort_by_key(|w| Reverse(w.len()));
    println!("{by_length:?}");
    by_length.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| b.cmp(a)));
    println!("{by_length:?}");

    let calls = Cell::new(0);
    let mut cached = words.to_vec();
    cached.sort_by_cached_key(|w| {
        calls.set(calls.get() + 1);
        w.chars().last()
    });
    println!("{cached:?} {}", calls.get());

    let mut numbers: Vec<u32> = (1..=60).map(|i| i * 7919 % 101).collect();
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    println!("{:?} {}", &numbers[..5], numbers.is_sorted());
    let pairs = numbers.iter().enumerate().map(|(i, n)| (n % 3, i));
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort_by_key(|p| p.0);
    println!("{} {:?}", pairs.is_sorted(), pairs[20]);
    pairs.sort_unstable_by_key(|&(a, b)| (Reverse(b), a));
    println!("{:?} {:?}", pairs[0], pairs.last());
    numbers[10..50].sort();
    println!("{} {:?}", numbers.is_sorted(), &numbers[9..12]);
}
