// A LinkedList: both ends, splitting, appending and changing in place.

use std::collections::LinkedList;

struct Noisy(u8);

impl Drop for Noisy {
    fn drop(&mut self) {
        print!("drop {} ", self.0);
    }
}

fn main() {
    let mut list: LinkedList<i32> = (1..=5).collect();
    list.push_front(0);
    list.push_back(6);
    println!("{list:?} {:?} {:?}", list.front(), list.back());
    let mut tail = list.split_off(3);
    println!("{list:?} {tail:?}");
    tail.append(&mut list);
    println!("{tail:?} {list:?} {}", tail.len());
    for n in tail.iter_mut().rev().take(2) {
        *n *= 100;
    }
    println!("{:?} {:?} {tail:?}", tail.pop_front(), tail.pop_back());
    println!("{} {}", tail.contains(&100), tail.iter().any(|n| *n == 4));
    println!(
        "{:?}",
        tail.iter().zip(tail.iter().rev()).collect::<Vec<_>>()
    );
    println!("{}", tail < LinkedList::from([5, 6, 1]));

    let mut noisy: LinkedList<_> = [1, 2, 3, 4].map(Noisy).into();
    drop(noisy.split_off(2));
    println!("| {}", noisy.len());
    noisy.push_front(Noisy(0));
    noisy.clear();
    println!("| {}", noisy.is_empty());
}
