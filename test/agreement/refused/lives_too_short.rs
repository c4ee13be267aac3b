// A reference is kept for longer than the block in which its string lives.

fn main() {
    let mut longest: &str = "";
    for number in [7, 1000, 42] {
        let text = format!("<{number}>");
        if text.len() > longest.len() {
            longest = &text;
        }
    }
    println!("{longest}");
}
