fn main() {
    let text = String::from("short scope");
    let word;
    {
        word = &text[..5];
    }
    println!("{word}");
}
