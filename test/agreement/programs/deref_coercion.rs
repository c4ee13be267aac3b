// A reference is followed through as many Deref steps as the expected type needs.

use std::cell::Cell;
use std::ops::{Deref, DerefMut};

struct Wrap<T>(T, Cell<u32>, u32);

impl<T> Wrap<T> {
    fn new(inner: T) -> Self {
        Wrap(inner, Cell::new(0), 0)
    }
}
impl<T> Deref for Wrap<T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.1.update(|n| n + 1);
        &self.0
    }
}
impl<T> DerefMut for Wrap<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.2 += 1;
        &mut self.0
    }
}

fn shout(text: &str) -> String {
    text.to_uppercase()
}

fn main() {
    let mut text = Wrap::new(Box::new(Wrap::new(String::from("abc"))));
    println!("{} {}", shout(&text), text.len());
    text.push('d');
    text.make_ascii_uppercase();
    println!("{} {:?}", ***text, (text.1.get(), text.2));
    println!("{} {}", text.0.1.get(), text.0.2);
}
