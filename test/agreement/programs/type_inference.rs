// Types are found from later uses, expected results, and the defaults of number literals.

use std::any::type_name_of_val as name;
use std::collections::{BTreeMap, BTreeSet};

fn make<T: Default>() -> T {
    T::default()
}

fn convert<A, B: From<A>>(a: A) -> B {
    B::from(a)
}

fn main() {
    let mut list = Vec::new();
    let (zero, float) = (0, 2.5);
    list.push(zero);
    println!("{} {}", list[0] == 0u8, name(&zero));
    println!("{} {} {}", name(&5), name(&float), name(&b'x'));
    let byte: u8 = 200;
    println!("{} {}", name(&(1 << (byte / 9))), name(&(byte >> 1)));

    let made: (i8, Option<char>, [bool; 2]) = make();
    println!("{made:?} {}", make::<u64>() + 7);
    let (wide, text): (f64, String) = (convert(3u8), convert('c'));
    println!("{wide:?} {text}");

    let words = "b a c a".split(' ');
    let set: BTreeSet<_> = words.clone().collect();
    let mut counts: BTreeMap<_, i16> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    println!("{set:?} {counts:?}");
    let parsed: Result<Vec<_>, _> = "1 x".split(' ').map(str::parse::<u8>).collect();
    println!("{}", name(&parsed.unwrap_or_default()));
    let square = |x| x * x;
    println!("{} {}", square(1.5f32), "20".parse().unwrap_or(0u16));
}
