// One field is moved out of a struct that is used as a whole afterwards.

#[derive(Debug)]
struct Letter {
    to: String,
    text: String,
}

fn main() {
    let letter = Letter {
        to: String::from("Ada"),
        text: String::from("See you soon."),
    };
    let name = letter.to;
    println!("{name} {}", letter.text.len());
    println!("{letter:?}");
}
