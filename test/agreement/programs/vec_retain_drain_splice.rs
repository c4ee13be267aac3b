// Removing and replacing elements of a Vec in place.

fn main() {
    let mut v = vec![1, 1, 2, 3, 3, 3, 2, 2, 1];
    v.dedup();
    println!("{v:?}");
    v.dedup_by_key(|n| *n / 2);
    println!("{v:?}");
    v.extend([13, 14, 23, 24, 35]);
    v.dedup_by(|a, b| *a - *b == 1);
    println!("{v:?}");
    v.retain(|n| n % 2 == 1);
    println!("{v:?}");
    v.retain_mut(|n| {
        *n *= 10;
        *n > 100
    });
    println!("{v:?}");

    let mut v: Vec<i32> = (0..10).collect();
    println!("{:?} {v:?}", v.drain(2..5).collect::<Vec<_>>());
    let mut drain = v.drain(1..=4);
    println!(
        "{:?} {:?} {:?}",
        drain.next(),
        drain.next_back(),
        drain.as_slice()
    );
    drop(drain);
    println!("{v:?}");
    let removed: Vec<_> = v.splice(1.., [40, 50, 60]).collect();
    println!("{removed:?} {v:?}");
    v.splice(0..2, []);
    v.splice(1..1, 7..9);
    println!("{v:?}");
    let odd: Vec<_> = v.extract_if(.., |n| *n % 2 == 1).collect();
    println!("{odd:?} {v:?} {:?}", v.pop_if(|n| *n > 50));
    v.truncate(1);
    println!("{v:?}");
}
