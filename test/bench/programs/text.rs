fn main() {
    let mut text = String::new();
    for number in 0..50_000 {
        text.push_str(&number.to_string());
        text.push(if number % 2 == 0 { ' ' } else { ',' });
    }
    let words = text.split([' ', ',']).filter(|word| word.ends_with('7')).count();
    println!("{} bytes, {words} words", text.len());
}
