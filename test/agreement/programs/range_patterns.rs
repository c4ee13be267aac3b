// Ranges of numbers and characters are matched, open at either end.

const LIMIT: i64 = 1_000;

fn size(n: i64) -> &'static str {
    match n {
        i64::MIN..0 => "negative",
        0 => "zero",
        1..=9 => "digit",
        odd @ 10..100 if odd % 2 == 1 => "odd below a hundred",
        10..LIMIT => "below the limit",
        LIMIT.. => "from the limit",
    }
}

fn class(c: char) -> char {
    match c {
        'a'..='z' | 'A'..='Z' => 'L',
        '0'..='9' => 'D',
        '\u{0}'..='\u{1f}' | '\u{7f}' => 'C',
        '\u{80}'.. => 'U',
        _ => '.',
    }
}

fn main() {
    for n in [i64::MIN, -1, 0, 9, 10, 11, 99, 100, 999, 1_000, i64::MAX] {
        println!("{n} is {}", size(n));
    }
    println!(
        "{}",
        "Ab9 _\t\u{7f}é€".chars().map(class).collect::<String>()
    );
    println!(
        "{}",
        matches!(1.5, ..2.0) && !matches!(f64::NAN, 0.0.. | ..=0.0)
    );
}
