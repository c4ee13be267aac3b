// The combinators of Option that give a new value.

fn main() {
    let (some, none) = (Some(4i32), None::<i32>);
    println!("{:?} {:?}", some.map(|n| n * 2), none.map(|n| n * 2));
    println!("{:?} {:?}", some.and(Some("x")), none.and(Some("x")));
    println!("{:?}", some.and_then(|n| n.checked_sub(i32::MIN)));
    println!("{:?} {:?}", none.or(Some(1)), none.or_else(|| Some(7)));
    println!("{:?} {:?}", some.xor(none), some.xor(Some(1)));
    println!("{:?} {:?}", some.filter(|n| *n > 4), some.filter(|_| true));
    println!("{} {}", none.unwrap_or(3), some.unwrap_or_default());
    println!("{} {}", none.unwrap_or_default(), none.unwrap_or_else(|| 8));
    println!(
        "{} {}",
        some.map_or(0, |n| -n),
        none.map_or_else(|| 1, |n| n)
    );
    println!("{:?} {:?}", some.ok_or("none"), none.ok_or_else(|| "none"));
    println!("{:?} {:?}", some.zip(Some('c')), Some((1, 2)).unzip());
    println!("{}", some.is_some_and(|n| n > 9));
    println!("{}", none.is_none_or(|n| n > 9));
    println!("{:?} {:?}", Some(some).flatten(), Some(none).flatten());
    println!("{:?}", Some(Ok::<_, ()>(1)).transpose());
    println!("{:?}", Some(Err::<(), _>(2)).transpose());
    println!("{:?}", Some(&3).cloned());
    println!("{:?}", some.inspect(|n| println!("saw {n}")));

    let text = Some(String::from("text"));
    println!("{:?} {:?}", text.as_deref(), text.as_ref().map(String::len));
    let parsed = ["7", "x", "9"].map(|s| s.parse::<u8>().ok());
    println!("{:?}", parsed.iter().flatten().collect::<Vec<_>>());
    println!("{:?}", parsed.iter().copied().collect::<Option<Vec<_>>>());
    println!("{:?}", parsed[..1].iter().copied().sum::<Option<u8>>());
}
