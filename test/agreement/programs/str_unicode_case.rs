// Case changes outside ASCII, where one char may become several.

fn title(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + &chars.as_str().to_lowercase()
}

fn main() {
    for s in ["Straße", "ŒUVRE", "ΟΔΥΣΣΕΥΣ ΣΑΣ.", "İz", "ǆ ﬁ ŉ", "Привет"] {
        let (lower, upper) = (s.to_lowercase(), s.to_uppercase());
        println!("{s} {lower} {upper}");
        println!("{} {} {}", s.len(), lower.len(), upper.len());
    }
    println!("{}", "Éa".to_ascii_uppercase() + &"ÉA".to_ascii_lowercase());
    println!("{:?}", 'ß'.to_uppercase().collect::<Vec<_>>());
    println!("{:?}", 'İ'.to_lowercase().collect::<Vec<_>>());
    println!("{} {}", 'ﬃ'.to_uppercase(), 'ŉ'.to_uppercase().count());
    println!("{:?} {}", '1'.to_lowercase().next(), '日'.to_uppercase());
    println!("{} {}", 'ª'.is_lowercase(), 'Ⅷ'.is_uppercase());
    println!("{} {}", 'ǅ'.is_uppercase(), 'ǅ'.is_lowercase());
    println!("{}", "STRASSE" == "straße".to_uppercase());
    println!("{}", "é".eq_ignore_ascii_case("É"));
    let words: Vec<_> = "élan ßeta VITAL".split(' ').map(title).collect();
    println!("{}", words.join(" "));
}
