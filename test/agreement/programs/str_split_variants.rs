// The many ways to split a string.

fn list<'a>(parts: impl Iterator<Item = &'a str>) {
    println!("{:?}", parts.collect::<Vec<_>>());
}

fn main() {
    let s = ",a,b,,c,";
    list(s.split(','));
    list(s.rsplit(','));
    list(s.splitn(3, ','));
    list(s.rsplitn(3, ','));
    list(s.split_terminator(','));
    list(s.rsplit_terminator(','));
    list(s.split_inclusive(','));
    list("one--two-three".split("--"));
    list("a1b22c".split(|c: char| c.is_ascii_digit()));
    list("x;y z".split([';', ' ']));
    list("".split(','));
    list("".split_terminator(','));
    list("abc".split(""));
    list("  tea \t for\u{3000}two\n".split_whitespace());
    list("  tea\u{3000}for two ".split_ascii_whitespace());
    println!(
        "{:?} {:?}",
        "k=v=w".split_once('='),
        "k=v=w".rsplit_once('=')
    );
    println!("{:?} {:?}", "none".split_once('='), "dé!".split_at(3));
    println!("{:?} {:?}", "dé!".split_at_checked(2), "=".split_once("="));
    let mut parts = "a b c".split(' ');
    parts.next();
    println!("{:?} {:?}", parts.next_back(), parts.next());
}
