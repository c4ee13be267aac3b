// Parentheses and braces stand where nobody needs them, as in other languages.

fn absolute(number: i32) -> i32 {
    if (number < 0) {
        return (-number);
    }
    number
}

fn main() {
    let mut turn = { 0 };
    while (turn < 3) {
        turn += 1;
    }
    println!("{turn} {}", absolute(-4));
}
