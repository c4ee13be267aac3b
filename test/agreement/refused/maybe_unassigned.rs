// A variable is read although one path leaves it without a value.

fn main() {
    let number = std::env::args().count();
    let word: &str;
    if number == 1 {
        word = "one";
    } else if number == 2 {
        word = "two";
    }
    println!("{word}");
}
