// The entry API of HashMap, with the results sorted before they are printed.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items = Vec::from_iter(items);
    items.sort();
    items
}

fn main() {
    let mut counts: HashMap<&str, i32> = HashMap::new();
    for word in "a rose is a rose is a rose".split(' ') {
        *counts.entry(word).or_insert(0) += 1;
    }
    println!("{:?}", sorted(&counts));
    counts.entry("is").and_modify(|n| *n *= 10).or_insert(-1);
    counts.entry("not").and_modify(|n| *n *= 10).or_insert(-1);
    match counts.entry("rose") {
        Entry::Occupied(entry) => println!("{:?}", entry.remove_entry()),
        Entry::Vacant(entry) => println!("vacant {}", entry.key()),
    }
    if let Entry::Vacant(entry) = counts.entry("new") {
        *entry.insert(5) += 1;
    }
    println!("{:?} {:?}", counts.insert("a", 9), counts.insert("b", 8));
    println!("{:?} {:?}", counts.remove("zz"), counts.get_key_value("is"));
    println!("{} {}", counts["new"], counts.contains_key("rose"));
    counts.retain(|_, n| *n > 7);
    println!("{:?} {:?}", sorted(counts.keys()), sorted(counts.values()));

    let (x, y) = (HashSet::from([1, 2, 3]), HashSet::from([3, 4, 2]));
    println!("{:?} {:?}", sorted(&x & &y), sorted(&x ^ &y));
    println!("{} {:?}", x == [3, 2, 1].into(), sorted(x.difference(&y)));
    let squares: HashMap<_, _> = (0..500).map(|i| (i, i * i)).collect();
    println!("{} {}", squares.len(), squares.values().sum::<i32>());
}
