fn main() {
    let text = String::from("a red fox");
    let word = &text[2..5];
    let kept = text;
    println!("{word} of {kept}");
}
