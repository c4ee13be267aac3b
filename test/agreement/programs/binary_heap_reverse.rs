// A BinaryHeap gives the greatest first, or the least with Reverse.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

#[derive(Debug, PartialEq, Eq)]
struct Task(u8, &'static str);

impl Ord for Task {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0).then_with(|| other.1.cmp(self.1))
    }
}

impl PartialOrd for Task {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn main() {
    let mut heap = BinaryHeap::from([Task(2, "write"), Task(9, "eat")]);
    heap.extend([Task(2, "read"), Task(5, "sleep")]);
    println!("{:?} {}", heap.peek(), heap.len());
    heap.peek_mut().unwrap().0 = 1;
    while let Some(Task(priority, name)) = heap.pop() {
        println!("{priority} {name}");
    }

    let mut least: BinaryHeap<_> = (0..20).map(|i| Reverse(i * 7 % 20)).collect();
    println!("{:?} {:?} {}", least.pop(), least.pop(), least.len());
    least.retain(|r| r.0 > 15);
    println!("{:?}", least.into_sorted_vec());
    let mut a = BinaryHeap::from([3, 0]);
    a.append(&mut BinaryHeap::from([7]));
    println!("{:?} {}", a.iter().max(), a.len());
}
