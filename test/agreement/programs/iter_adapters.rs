// Adapters of iterators: zip, chain, scan, flat_map, take_while, step_by and more.

fn show(items: impl Iterator<Item = i32>) {
    println!("{:?} {:?}", items.size_hint(), items.collect::<Vec<_>>());
}

fn main() {
    show((1..4).chain(10..=12).rev());
    show((1..).zip([5, 6, 7]).map(|(a, b)| a * b));
    show((0..20).step_by(6).skip(1));
    show((0..=9).rev().step_by(4));
    show((1..6).scan(1, |product, n| {
        *product *= n;
        (*product < 100).then_some(*product)
    }));
    show((1..4).flat_map(|n| (0..n).map(move |k| n * 10 + k)));
    show([1, 2, 9, 3].into_iter().take_while(|n| *n < 5));
    show([1, 2, 9, 3].into_iter().skip_while(|n| *n < 5));
    show(["3", "4", "x", "5"].iter().map_while(|s| s.parse().ok()));
    show(["3", "x", "5"].iter().filter_map(|s| s.parse().ok()));
    show(vec![vec![1], vec![], vec![2, 3]].into_iter().flatten());
    show((1..4).inspect(|n| print!("<{n}>")).filter(|n| n % 2 == 1));

    let mut peekable = [1, 1, 2, 3].into_iter().peekable();
    while let Some(n) = peekable.next_if_eq(&1) {
        print!("{n} ");
    }
    println!("{:?} {:?}", peekable.next_if(|n| *n > 5), peekable.peek());
    let mut rest = 0..10;
    println!("{:?} {:?}", rest.by_ref().take(3).sum::<i32>(), rest.nth(2));
    println!("{rest:?} {:?} {:?}", rest.nth_back(1), rest);
    show((0..3).cycle().skip(2).take(5));
    println!("{:?}", "ab".chars().enumerate().last());
}
