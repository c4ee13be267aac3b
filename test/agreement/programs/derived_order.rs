// Derived comparison goes by the order of the variants, then field by field.

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Card {
    Joker,
    Suit { value: u8, name: &'static str },
    Pair(i8, i8),
}

#[derive(PartialEq, PartialOrd)]
struct Score(f64, u32);

fn main() {
    let suit = |value, name| Card::Suit { value, name };
    let mut cards = vec![
        Card::Pair(1, -1),
        suit(2, "b"),
        suit(2, "a"),
        Card::Pair(-1, 9),
        suit(1, "z"),
        Card::Joker,
    ];
    println!("{:?} {:?}", cards.iter().min(), cards.iter().max());
    cards.sort();
    println!("{cards:?}");

    println!("{:?}", Score(1.0, 5).partial_cmp(&Score(1.0, 4)));
    println!("{:?}", Score(f64::NAN, 5).partial_cmp(&Score(1.0, 4)));
    println!("{:?}", Score(1.0, 5).partial_cmp(&Score(2.0, 4)));
    println!("{}", Score(0.0, 1) == Score(-0.0, 1));
    println!(
        "{}",
        Score(f64::NAN, 1) < Score(1.0, 2) || Score(f64::NAN, 1) >= Score(1.0, 2)
    );
}
