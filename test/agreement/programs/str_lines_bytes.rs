// Lines, bytes, chars and their positions in a string.

fn main() {
    let text = "one\r\ntwo\n\nfo\rur\r\n";
    println!("{:?}", text.lines().collect::<Vec<_>>());
    println!("{:?} {}", "\n".lines().next(), "".lines().count());
    println!("{:?}", "a\nb".lines().rev().collect::<Vec<_>>());

    let s = "aé日😀";
    println!("{} bytes, {} chars", s.len(), s.chars().count());
    println!("{:?}", s.char_indices().collect::<Vec<_>>());
    println!("{:?}", s.char_indices().rev().nth(1));
    println!("{:?}", s.chars().map(char::len_utf8).collect::<Vec<_>>());
    println!("{:02x?}", s.bytes().collect::<Vec<_>>());
    println!("{:?}", s.encode_utf16().collect::<Vec<_>>());
    println!("{}", s.chars().rev().collect::<String>());
    let inside: Vec<_> = (0..=s.len()).filter(|&i| !s.is_char_boundary(i)).collect();
    println!("{inside:?}");
    println!("{:?} {:?} {:?}", s.get(1..3), s.get(1..2), s.get(3..99));

    let mut chars = s.chars();
    println!("{:?} {:?}", chars.next(), chars.next_back());
    println!("{:?} {:?}", chars.as_str(), chars.size_hint());
    println!("{:?} {:?}", s.chars().position(|c| c == '日'), s.find('日'));
    println!("{:?} {:?}", "abc" < "abd", "Z".cmp("a"));
    println!("{:?}", "b a".chars().max());
}
