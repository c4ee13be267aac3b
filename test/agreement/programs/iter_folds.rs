// Consuming iterators: folds, searches, comparisons and collecting.

use std::collections::BTreeMap;

fn main() {
    let v = [3i32, -1, 4, 1, -5, 9, 2, 6];
    println!(
        "{}",
        v.iter().fold("".into(), |s: String, n| format!("({s}{n})"))
    );
    println!("{}", v.iter().rfold(0, |a, n| a * 2 + n));
    println!("{:?}", v.iter().min_by_key(|n| n.abs()));
    println!("{:?}", v.iter().max_by_key(|n| *n % 3));
    println!("{:?}", v.iter().min_by(|a, b| (*a % 4).cmp(&(*b % 4))));
    println!("{:?}", v.iter().partition::<Vec<i32>, _>(|n| **n > 2));
    println!("{} {}", v.iter().sum::<i32>(), v.iter().product::<i32>());
    println!("{:?}", v.iter().copied().reduce(|a, b| a - b));
    println!("{:?} {:?}", v.iter().find(|n| **n > 5), v[..0].iter().max());
    println!("{:?}", v.iter().rposition(|n| *n < 0));
    println!("{} {}", v.iter().any(|n| *n == 9), v.iter().all(|n| *n < 9));

    let add = |sum: i8, n: &i32| sum.checked_add(*n as i8 * 10);
    println!(
        "{:?} {:?}",
        v.iter().try_fold(0, add),
        v[..4].iter().try_fold(50, add)
    );
    let mut rest = v.iter();
    let stop = rest.try_for_each(|n| if *n < 0 { Err(n) } else { Ok(()) });
    println!("{stop:?} {:?}", rest.as_slice());
    let (even, text): (Vec<_>, String) = v.iter().map(|n| (n % 2 == 0, 'x')).unzip();
    println!("{even:?} {text}");

    println!("{:?}", [1, 2].iter().cmp(&[1, 3]));
    println!("{:?}", [1.0].iter().partial_cmp(&[f32::NAN]));
    println!("{} {}", (1..3).eq([1, 2]), [1, 2, 0].iter().lt(&[1, 2]));
    println!("{} {}", v.iter().is_sorted(), (1..4).ge(1..3));
    let by_length = BTreeMap::from_iter(["a", "bb", "cc"].map(|s| (s.len(), s)));
    println!("{by_length:?}");
}
