// Generic methods stay off a trait object and are offered on it by an extension trait.

use std::fmt::Display;

trait Sink {
    fn put(&mut self, text: &str);
    fn put_all<T: Display>(mut self, items: &[T]) -> Self
    where
        Self: Sized,
    {
        items.iter().for_each(|item| self.put(&item.to_string()));
        self
    }
}

trait SinkExt: Sink {
    fn line(&mut self, item: impl Display) {
        self.put(&format!("{item};"));
    }
}
impl<S: Sink + ?Sized> SinkExt for S {}

impl Sink for String {
    fn put(&mut self, text: &str) {
        self.push_str(text);
    }
}
impl<S: Sink + ?Sized> Sink for &mut S {
    fn put(&mut self, text: &str) {
        (**self).put(&text.to_uppercase());
    }
}

fn main() {
    let mut text = String::new().put_all(&[1.5, 2.5]);
    let object: &mut dyn Sink = &mut text;
    object.line("plain");
    object.put_all(&['x', 'y']).line("twice");
    println!("{text}");
}
