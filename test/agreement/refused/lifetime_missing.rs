// A function returns one of two references and does not say whose lifetime it has.

fn longest(left: &str, right: &str) -> &str {
    if left.len() >= right.len() {
        left
    } else {
        right
    }
}

fn main() {
    let word = longest("short", "longer");
    println!("{word}");
}
