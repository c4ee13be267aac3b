fn main() {
    let v: Vec<i32> = (1..=10).filter(|x| x % 2 == 0).map(|x| x * x).collect();
    println!("{v:?} {} {:?}", v.iter().sum::<i32>(), v.iter().max());
    let (a, b): (Vec<i32>, Vec<i32>) = v.iter().partition(|x| **x > 20);
    println!("{a:?} {b:?}");
    println!(
        "{:?}",
        v.windows(2).map(|w| w[1] - w[0]).collect::<Vec<_>>()
    );
    println!("{:?}", v.chunks(2).collect::<Vec<_>>());
    let mut w = vec![3, 1, 2];
    w.sort_by(|a, b| b.cmp(a));
    w.dedup();
    println!("{w:?} {:?}", w.binary_search_by(|x| 2.cmp(x)));
}
