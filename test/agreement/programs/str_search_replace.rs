// Searching, replacing, trimming and stripping in strings.

fn main() {
    let s = "the cat sat on the mat";
    println!("{:?} {:?} {:?}", s.find("at"), s.rfind("at"), s.find("dog"));
    println!("{:?} {:?}", s.find(char::is_whitespace), s.find(['m', 'o']));
    println!("{} {}", s.contains("sat"), s.starts_with("the"));
    println!("{:?}", s.match_indices("the").collect::<Vec<_>>());
    println!("{:?}", s.rmatches(|c| c > 's').collect::<String>());
    println!("{} {:?}", "aaaa".matches("aa").count(), "aaa".rfind(""));
    println!("{}", s.replace("at", "ot"));
    println!("{}", s.replacen("the", "a", 1));
    println!("{:?} {:?}", "aXbX".replace('X', ""), "ab".replace("", "."));

    let padded = "\t \u{a0}xx mid xx\n ";
    println!("{:?}", padded.trim());
    println!("{:?} {:?}", padded.trim_start(), padded.trim_end());
    println!("{:?}", padded.trim().trim_matches('x'));
    println!("{:?}", "007".trim_start_matches('0'));
    println!("{:?}", "1.5000".trim_end_matches("00"));
    println!("{:?}", "123abc456".trim_matches(char::is_numeric));
    let version = "v1.2".strip_prefix('v');
    println!("{version:?} {:?}", "1.2".strip_prefix('v'));
    println!("{:?}", "a.rs".strip_suffix(".rs"));
    println!("{:?}", "naïve café".rfind('é').map(|i| &"naïve café"[i..]));
}
