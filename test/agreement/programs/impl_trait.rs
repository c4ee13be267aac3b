// An impl Trait argument takes any fitting type; a returned one hides its type and captures.

use std::fmt::{Debug, Display};

fn join(items: impl IntoIterator<Item = impl Display>) -> String {
    items.into_iter().map(|item| format!("<{item}>")).collect()
}

fn evens(limit: u32) -> impl DoubleEndedIterator<Item = u32> + Clone {
    (0..limit).filter(|n| n % 2 == 0)
}

fn words(text: &str, min: usize) -> impl Iterator<Item = &str> {
    text.split(' ').filter(move |word| word.len() >= min)
}

fn length(text: &str) -> impl Fn(usize) -> usize + use<> {
    let length = text.len();
    move |factor| length * factor
}

fn nested() -> impl Fn(i32) -> Box<dyn Debug> {
    |n| if n > 0 { Box::new(n) } else { Box::new("no") }
}

fn main() {
    println!("{} {}", join([1, 2, 3]), join(Some(2.50)));
    let even = evens(10);
    println!(
        "{:?} {}",
        even.clone().rev().collect::<Vec<_>>(),
        even.sum::<u32>()
    );
    println!("{:?}", words("a long list of words", 4).last());
    let measured = {
        let local = String::from("local");
        length(&local)
    };
    println!("{} {:?} {:?}", measured(3), nested()(4), nested()(-4));
}
