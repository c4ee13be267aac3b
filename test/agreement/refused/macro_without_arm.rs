// A macro is called with tokens that none of its arms takes.

macro_rules! largest {
    ($only:expr) => { $only };
    ($first:expr, $($rest:expr),+) => {
        std::cmp::max($first, largest!($($rest),+))
    };
}

fn main() {
    println!("{}", largest!(3, 8, 5));
    println!("{}", largest!(3; 8));
}
