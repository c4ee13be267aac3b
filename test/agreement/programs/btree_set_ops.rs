// Set algebra and order with BTreeSet.

use std::collections::BTreeSet;

fn main() {
    let a: BTreeSet<u32> = (1..=12).filter(|n| 12 % n == 0).collect();
    let b = BTreeSet::from([18, 9, 6, 3, 2, 1, 9]);
    println!("{a:?} {b:?}");
    println!("{:?}", a.intersection(&b).max());
    println!("{:?}", a.union(&b).collect::<Vec<_>>());
    println!("{:?} {:?}", &a - &b, &a ^ &b);
    println!("{:?} {:?}", (&a & &b).len(), (&a | &b).iter().sum::<u32>());
    println!(
        "{} {}",
        a.is_subset(&(&a | &b)),
        a.is_disjoint(&[5, 7].into())
    );
    println!("{:?} {:?}", a.range(5..).next(), a.range(..5).next_back());

    let mut set: BTreeSet<_> = "hello world".chars().collect();
    println!("{} {}", set.insert('h'), set.insert('z'));
    println!("{:?} {:?}", set.first(), set.last());
    println!("{:?} {:?}", set.pop_first(), set.take(&'w'));
    println!("{:?} {:?}", set.split_off(&'m'), set);
    println!("{} {:?}", set.remove(&'q'), set.get(&'l'));
    set.retain(|c| *c > 'd');
    println!("{}", set.iter().rev().collect::<String>());

    println!("{:?}", a.cmp(&b));
    let nested = BTreeSet::from([vec![2], vec![1, 5], vec![], vec![1]]);
    println!("{nested:?}");
}
