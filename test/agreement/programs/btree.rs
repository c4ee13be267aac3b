use std::collections::{BTreeMap, BTreeSet, BinaryHeap, VecDeque};
fn main() {
    let m: BTreeMap<_, _> = (0..5).map(|x| (x, x * x)).collect();
    let s: BTreeSet<_> = [3, 1, 2].into();
    let mut d = VecDeque::from([1, 2]);
    d.push_front(0);
    let mut h = BinaryHeap::from([2, 9, 4]);
    println!("{m:?} {s:?} {d:?} {:?}", h.pop());
}
