// The methods of ranges, and functions that take any kind of range.

use std::ops::{Bound, RangeBounds};

fn show(range: impl RangeBounds<i32>) {
    let inside: Vec<_> = (0..6).filter(|n| range.contains(n)).collect();
    println!("{:?} {:?}", range.start_bound(), range.end_bound());
    println!("{inside:?}");
}

fn main() {
    show(2..4);
    show(2..=4);
    show(..3);
    show(..=3);
    show(4..);
    show(..);
    show((Bound::Excluded(1), Bound::Included(4)));
    show((Bound::Unbounded, Bound::Excluded(&2)));
    show(5..1);

    let range = 3..10;
    println!("{} {} {}", range.start, range.end, range.len());
    println!("{} {}", (5..5).is_empty(), (7..=6).is_empty());
    println!(
        "{} {}",
        (1.0..2.5).contains(&2.5),
        ("a".."c").contains(&"bz")
    );
    let mut range = 1..=3;
    println!("{:?} {:?} {range:?}", range.next(), range.next_back());
    println!("{:?} {range:?} {}", range.next(), range.is_empty());
    println!("{:?} {:?}", (1..=3).into_inner(), (250u8..).take(3).last());
    println!("{:?}", (i8::MIN..=i8::MAX).size_hint());
    println!("{:?}", Bound::Included(4).map(|n| n * 2));
}
