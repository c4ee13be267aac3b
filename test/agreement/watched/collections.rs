use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

fn main() {
    let mut ages = HashMap::new();
    //@ ages = len 0
    ages.insert("Ann", 3);
    //@ ages = len 1 → { "Ann": 3 }
    let mut squares = BTreeMap::new();
    for n in 0..20 {
        squares.insert(n, n * n);
    }
    let few: BTreeMap<_, _> = squares.range(2..4).map(|(k, v)| (*k, *v)).collect();
    //@ few = { 2: 4, 3: 9 }
    let letters: BTreeSet<char> = "hello".chars().collect();
    //@ letters = { 'e', 'h', 'l', 'o' }
    let one: HashSet<u8> = [9].into();
    //@ one = len 1 → { 9 }
    let mut line = VecDeque::from([1, 2, 3]);
    line.pop_front();
    line.push_back(4);
    //@ line = len 3, cap 3 → [2, 3, 4]
    println!("{ages:?} {few:?} {letters:?} {one:?} {line:?} {}", squares.len());
}
