// OnceCell is filled once, and LazyCell computes on its first use.

use std::cell::{Cell, LazyCell, OnceCell};

struct Config {
    text: &'static str,
    total: OnceCell<i32>,
}

impl Config {
    fn total(&self) -> i32 {
        *self.total.get_or_init(|| {
            println!("adding {}", self.text);
            self.text.split('+').flat_map(str::parse::<i32>).sum()
        })
    }
}

fn main() {
    let (text, total) = ("1+2+39", OnceCell::new());
    let config = Config { text, total };
    println!("{:?}", config.total);
    println!("{} {} {:?}", config.total(), config.total(), config.total);

    let mut cell = OnceCell::new();
    println!("{:?} {:?}", cell.set(1), cell.set(2));
    println!("{} {:?}", cell.get_or_init(|| 3), cell.clone());
    *cell.get_mut().unwrap() += 10;
    println!("{:?} {cell:?}", cell.take());

    let calls = Cell::new(0);
    let lazy = LazyCell::new(|| {
        calls.set(calls.get() + 1);
        vec!["made"; 2]
    });
    println!("{} {lazy:?}", calls.get());
    println!("{} {} {lazy:?}", lazy.len(), calls.get());
}
