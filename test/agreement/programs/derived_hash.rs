// A derived Hash feeds the number of the variant to the hasher, then the fields in order.

use std::hash::{Hash, Hasher};

#[derive(Default)]
struct Record(Vec<String>);

impl Hasher for Record {
    fn finish(&self) -> u64 {
        self.0.len() as u64
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0.push(format!("{bytes:?}"));
    }
    fn write_isize(&mut self, n: isize) {
        self.0.push(format!("variant {n}"));
    }
}

#[derive(Hash)]
enum Event {
    Key(u8, i32),
    Text { text: &'static str, upper: bool },
    Quit,
}

fn show(value: impl Hash) {
    let mut record = Record::default();
    value.hash(&mut record);
    println!("{}: {}", record.finish(), record.0.join(", "));
}

fn main() {
    let (text, upper) = ("ab", true);
    show(Event::Key(7, -2));
    show(Event::Text { text, upper });
    show(Event::Quit);
    show((1, ('c', Some(())), Box::new(3u16)));
}
