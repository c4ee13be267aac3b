// The whole of standard input at once, and the words in it counted.
//@ stdin: "the quick fox\nthe lazy dog\r\nTHE end: naïve fox"

use std::collections::BTreeMap;
use std::io::{self, Read};

fn main() {
    let mut text = String::new();
    let bytes = io::stdin().read_to_string(&mut text).unwrap();
    println!("{bytes} bytes, {} chars", text.chars().count());
    println!("{:?}", text.lines().map(str::len).collect::<Vec<_>>());

    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphabetic()) {
        if !word.is_empty() {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    let mut order: Vec<_> = counts.iter().collect();
    order.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (word, count) in order {
        println!("{word:>6} {}", "*".repeat(*count as usize));
    }
    println!("{:?}", io::stdin().read_to_string(&mut text).unwrap());
}
