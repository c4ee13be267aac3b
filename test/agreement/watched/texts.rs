fn main() {
    let mut text = String::with_capacity(4);
    //@ text = ""
    text.push_str("a é");
    //@ text = "a é"
    let word = &text[2..];
    let letter = word.chars().next();
    //@ word = "é"; letter = Some('é')
    println!("{word} {letter:?}");
    let start = text.as_ptr();
    //@ start = **text
    text.push_str(" and more");
    //@ text = "a é and more"; start = dangling
    let words: Vec<&str> = text.split(' ').collect();
    //@ words = len 4, cap 4 → ["a", "é", "and", "more"]
    println!("{} {words:?} {}", text.to_uppercase(), start.is_null());
}
