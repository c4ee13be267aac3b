// A derived Default fills every field, and the rest of a value may come from another one.

use std::collections::BTreeMap;

#[derive(Debug, Default, Clone, PartialEq)]
enum Level {
    Low,
    #[default]
    Middle,
    High(u8),
}

#[derive(Debug, Default, Clone, PartialEq)]
struct Options<T> {
    name: String,
    level: Level,
    sizes: (u8, [i16; 2], Option<f32>),
    table: BTreeMap<u8, T>,
    sign: char,
}

fn main() {
    let plain = Options::<u8>::default();
    println!("{plain:?}");
    let changed = Options {
        level: Level::High(3),
        table: BTreeMap::from([(1, "one")]),
        ..Default::default()
    };
    let named = Options {
        name: "named".into(),
        ..changed.clone()
    };
    println!("{named:#?}");
    println!("{} {}", named == changed, plain.level != Level::Low);
}
