fn main() {
    let word;
    {
        let text = String::from("short scope");
        word = &text[..5];
    }
    println!("{word}");
}
