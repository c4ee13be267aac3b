// Bad indices and ranges of arrays, slices, strings and collections say what was wrong.

use std::collections::{BTreeMap, VecDeque};
use std::hint::black_box;
use std::panic::{catch_unwind, set_hook};

fn main() {
    set_hook(Box::new(|info| {
        println!("{}", info.payload_as_str().unwrap())
    }));
    let failures: [fn(usize) -> usize; 14] = [
        |n| [10, 20, 30][n],
        |n| vec![0; n][n],
        |n| [1, 2][..n].len(),
        |n| [1, 2][n..].len(),
        |n| [1, 2][n - 1..1].len(),
        |n| [1, 2][n..=3].len(),
        |n| [1, 2][..=usize::MAX - n + 3].len(),
        |n| "é!"[n - 2..].len(),
        |n| "abc"[..n + 1].len(),
        |n| "abc"[n..1].len(),
        |n| VecDeque::from([1])[n],
        |n| BTreeMap::from([(1, 2)])[&n],
        |n| vec![1].swap_remove(n),
        |n| [1, 2].split_at(n).0.len(),
    ];
    for failure in failures {
        let result = catch_unwind(|| failure(black_box(3)));
        println!("  {:?}", result.ok());
    }
    println!("{:?}", [1, 2][2..].first());
}
