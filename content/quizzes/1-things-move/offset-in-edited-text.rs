fn main() {
    let mut text = String::from("red fox");
    let word = 4..7;
    text.insert_str(0, "a ");
    println!("{}", &text[word]);
}
