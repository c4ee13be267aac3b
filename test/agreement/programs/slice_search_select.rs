// Binary search, partition points and selection of the n-th element.

fn main() {
    let a = [1, 3, 3, 5, 8, 13, 21];
    println!("{:?} {:?}", a.binary_search(&8), a.binary_search(&9));
    println!("{:?} {:?}", a.binary_search(&0), a.binary_search(&99));
    println!("{}", matches!(a.binary_search(&3), Ok(1 | 2)));
    println!("{:?}", a.binary_search_by(|n| n.cmp(&10)));
    println!("{:?}", a.binary_search_by_key(&26, |n| n * 2));
    println!(
        "{} {}",
        a.partition_point(|n| *n < 3),
        a.partition_point(|n| *n <= 3)
    );

    let mut sorted = a.to_vec();
    for n in [4, 0, 30, 13] {
        let place = sorted.binary_search(&n).unwrap_or_else(|place| place);
        sorted.insert(place, n);
    }
    println!("{sorted:?}");

    let mut v: Vec<i32> = (0..41).map(|i| i * 17 % 41).collect();
    let (low, median, high) = v.select_nth_unstable(20);
    let (most, least) = (low.iter().max(), high.iter().min());
    println!("{median} {} {} {most:?} {least:?}", low.len(), high.len());
    println!("{}", v.select_nth_unstable_by(1, |a, b| b.cmp(a)).1);
    println!("{}", v.select_nth_unstable_by_key(0, |n| (n - 7).abs()).1);
    v.sort_unstable();
    println!("{} {:?}", v.is_sorted(), v.binary_search(&33));
}
