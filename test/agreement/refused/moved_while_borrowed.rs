// A string is dropped while a part of it is still borrowed.

fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or("")
}

fn main() {
    let sentence = String::from("borrowed words stay");
    let word = first_word(&sentence);
    drop(sentence);
    println!("{word}");
}
