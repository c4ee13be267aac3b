// A struct that owns a string is declared to be copied bit by bit.

#[derive(Clone, Copy)]
struct Label {
    id: u32,
    text: String,
}

fn main() {
    let first = Label {
        id: 1,
        text: String::from("one"),
    };
    let second = first;
    println!("{} {} {}", first.id, second.id, second.text);
}
