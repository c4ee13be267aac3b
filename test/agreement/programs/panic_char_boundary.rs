// Cutting a string inside of a char panics and names the char.

fn head(text: &str, bytes: usize) -> &str {
    &text[..bytes]
}

fn main() {
    println!("{} {}", head("naïve", 2), head("naïve", 4));
    println!("{:?} {}", "naïve".get(..3), "naïve".floor_char_boundary(3));
    println!("{}", head("naïve", 3));
}
