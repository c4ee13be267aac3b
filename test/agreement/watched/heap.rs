use std::cmp::Reverse;
use std::collections::BinaryHeap;

fn main() {
    let mut heap = BinaryHeap::from([1, 5]);
    heap.push(3);
    let most = heap.pop();
    //@ most = Some(5)
    let least = Reverse(2);
    //@ least = 2
    let sorted = heap.into_sorted_vec();
    //@ heap = moved; sorted = len 2, cap 4 → [1, 3]
    println!("{most:?} {least:?} {sorted:?}");
}
