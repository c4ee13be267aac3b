// A VecDeque works at both ends, and wraps around inside.

use std::collections::VecDeque;

fn main() {
    let mut d = VecDeque::with_capacity(4);
    for i in 0..4 {
        d.push_back(i);
    }
    d.pop_front();
    d.pop_front();
    d.push_back(4);
    d.push_front(-1);
    println!("{d:?} {:?} {:?} {:?}", d.front(), d.back(), d[2]);
    let (a, b) = d.as_slices();
    println!("{:?}", [a, b].concat());
    d.rotate_left(2);
    println!("{d:?}");
    d.make_contiguous().sort();
    println!("{:?}", d.as_slices());
    d.insert(2, 10);
    println!("{:?} {d:?}", d.remove(1));
    d.extend([6, 7, 8, 12, 14]);
    d.retain(|n| n % 2 == 0);
    println!("{d:?} {:?}", d.iter().rev().collect::<Vec<_>>());
    println!("{:?} {d:?}", d.swap_remove_back(0));
    let tail = d.split_off(1);
    println!("{d:?} {tail:?}");
    d.extend(tail.range(1..));
    d.truncate(5);
    println!("{:?} {d:?}", d.drain(..1).collect::<Vec<_>>());
    println!("{} {:?}", d == [6, 8, 12], d.binary_search(&12));
    println!("{:?} {d:?}", d.pop_back_if(|n| *n > 5));
    let v: Vec<_> = VecDeque::from([1, 2, 3]).into();
    println!("{v:?} {}", VecDeque::from(v.clone()) < [1, 3].into());
}
