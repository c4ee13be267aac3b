// A macro repeats over lists, nested lists and optional parts, with or without a last comma.

macro_rules! table {
    ($($name:ident: $type:ty = [$($item:expr),* $(,)?]);+ $(;)?) => {
        struct Table { $($name: Vec<$type>),+ }
        fn table() -> Table {
            Table { $($name: vec![$($item as $type),*]),+ }
        }
    };
}

table! {
    small: u8 = [1, 2, 3.99];
    wide: f32 = [];
    signed: i64 = [-1, b'a',];
}

macro_rules! signature {
    ($(#[$doc:meta])* $vis:vis fn $name:ident($($arg:ident $(: $type:ty)?),*)) => {
        [stringify!($vis $name) $(, stringify!($arg = $($type)?))* $(, stringify!($doc))*]
    };
}

macro_rules! maximum {
    ($only:expr $(,)?) => { $only };
    ($first:expr, $($rest:expr),+ $(,)?) => { $first.max(maximum!($($rest),+)) };
}

fn main() {
    let Table {
        small,
        wide,
        signed,
    } = table();
    println!("{small:?} {wide:?} {signed:?}");
    let signature = signature!(#[inline] pub(crate) fn run(a: u8, b, c: &str));
    println!("{signature:?}");
    println!("{} {}", maximum!(3, 9, 2), maximum!("b", "c", "a",));
}
