// A BTreeMap keeps its keys in order: ranges, ends, splitting and entries.

use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};

fn main() {
    let mut map: BTreeMap<_, _> = (1..=30).map(|i| (i * 10, format!("n{i}"))).collect();
    println!("{:?} {:?}", map.first_key_value(), map.last_key_value());
    println!("{:?}", map.range(95..130).collect::<Vec<_>>());
    println!("{:?} {:?}", map.range(..=20).last(), map.range(..20).last());
    println!("{:?}", map.range((Excluded(280), Unbounded)).next());
    println!(
        "{:?}",
        map.range(205..).next().zip(map.range(..205).next_back())
    );
    for (_, value) in map.range_mut(290..) {
        value.push('!');
    }

    let high = map.split_off(&250);
    println!("{} {} {:?}", map.len(), high.len(), high.values().last());
    println!("{:?} {:?}", map.pop_first(), map.pop_last());
    map.entry(20).and_modify(|s| s.push('+')).or_default();
    map.entry(25).or_insert_with_key(|k| format!("new {k}"));
    println!("{:?}", map.iter().take(3).collect::<Vec<_>>());
    if let Some(mut first) = map.first_entry() {
        println!("{:?}", first.insert("first".into()));
    }
    println!("{:?} {:?}", map.remove(&20), map.remove_entry(&21));

    map.retain(|k, _| k % 60 == 0);
    println!("{map:?}");
    let mut other = BTreeMap::from([(60, "other".into()), (61, "new".into())]);
    map.append(&mut other);
    println!(
        "{:?} {}",
        map.into_values().collect::<Vec<_>>(),
        other.len()
    );
}
