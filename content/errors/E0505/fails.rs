fn main() {
    let text = String::from("keep the offset");
    let word = &text[9..];
    let reader = text;
    println!("{word} of {reader}");
}
