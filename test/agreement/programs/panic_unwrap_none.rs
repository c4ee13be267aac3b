// Unwrapping None panics at the place of the call.

fn longest<'a>(words: &[&'a str]) -> &'a str {
    words.iter().max_by_key(|word| word.len()).unwrap()
}

fn main() {
    println!("{}", longest(&["fig", "banana", "pear"]));
    let none: [&str; 0] = [];
    println!("{}", longest(&none));
}
