// The ASCII helpers of u8, char, slices and str.

fn rot13(c: char) -> char {
    match c.to_ascii_lowercase() {
        'a'..='m' => (c as u8 + 13) as char,
        'n'..='z' => (c as u8 - 13) as char,
        _ => c,
    }
}

fn main() {
    let tests: [(&str, fn(&u8) -> bool); 7] = [
        ("alphabetic", u8::is_ascii_alphabetic),
        ("digit", u8::is_ascii_digit),
        ("hexdigit", u8::is_ascii_hexdigit),
        ("punctuation", u8::is_ascii_punctuation),
        ("whitespace", u8::is_ascii_whitespace),
        ("control", u8::is_ascii_control),
        ("graphic", u8::is_ascii_graphic),
    ];
    for (name, test) in tests {
        let found: Vec<u8> = (0..=255).filter(test).collect();
        println!("{name}: {} {:?} {:?}", found.len(), found[0], found.last());
    }
    println!(
        "{} {}",
        "Wörld".to_ascii_uppercase(),
        b'z'.to_ascii_uppercase()
    );
    println!("{} {}", "ABC".eq_ignore_ascii_case("aBc"), "né".is_ascii());
    println!("{:?} {:?}", " x y\n".trim_ascii(), " x ".trim_ascii_start());

    let mut word = *b"MiXeD[]\xe9";
    word.make_ascii_lowercase();
    println!("{} {}", word.escape_ascii(), word.is_ascii());
    let text = "Why, Green Ant?";
    println!("{}", text.chars().map(rot13).collect::<String>());
}
