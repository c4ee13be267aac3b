// Joining, rotating, splitting and growing vectors.

fn main() {
    println!("{:?}", [vec![1, 2], vec![], vec![3]].concat());
    println!("{:?}", [vec![1, 2], vec![3], vec![]].join(&0));
    println!("{:?}", [[1, 2], [3, 4]].join(&[9, 9][..]));
    println!("{:?} {:?}", ["a", "b"].join("::"), [1, 2].repeat(2));

    let mut v: Vec<i32> = (0..8).collect();
    v.rotate_left(3);
    println!("{v:?}");
    v[1..5].rotate_right(1);
    println!("{v:?}");
    println!("{} {} {v:?}", v.swap_remove(0), v.remove(1));
    let tail = v.split_off(4);
    println!("{v:?} {tail:?}");
    v.extend_from_within(1..3);
    v.extend(&tail);
    v.insert(1, 100);
    println!("{v:?}");
    let mut other = vec![-1, -2];
    v.append(&mut other);
    println!("{v:?} {other:?}");

    let mut grown = Vec::with_capacity(10);
    println!("{} {}", grown.len(), grown.capacity() >= 10);
    grown.extend_from_slice(&[1u8; 10]);
    grown.resize(12, 7);
    grown.resize_with(13, Default::default);
    println!("{grown:?}");
    grown.shrink_to(5);
    println!("{}", grown.capacity() >= 13);
    println!("{:?}", <[u8; 2]>::try_from(&grown[9..11]));
    println!("{}", Vec::<()>::new().capacity() == usize::MAX);
    println!("{:?}", grown.into_boxed_slice().last());
}
