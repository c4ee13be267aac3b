// Peeking and borrowing an iterator leave the rest of it for the next reader.

fn number(chars: &mut std::iter::Peekable<impl Iterator<Item = char>>) -> Option<u32> {
    let mut value = None;
    while let Some(digit) = chars.next_if(char::is_ascii_digit) {
        value = Some(value.unwrap_or(0) * 10 + digit.to_digit(10)?);
    }
    value
}

fn sum(text: &str) -> Result<u32, String> {
    let mut chars = text.chars().filter(|c| *c != ' ').peekable();
    let mut total = 0;
    loop {
        total += number(&mut chars).ok_or("number missing")?;
        match chars.next() {
            Some('+') if chars.peek().is_some() => {}
            Some(other) => return Err(format!("{other:?} before {:?}", chars.peek())),
            None => return Ok(total),
        }
    }
}

fn main() {
    for text in ["1 + 23+400", "7", "1+", "2*3", "+1", "12+x"] {
        println!("{text:?} {:?}", sum(text));
    }
    let mut lines = ["# a", "# b", "text", "# c"].into_iter().peekable();
    let head = lines.by_ref().take(1).count();
    println!("{head} {:?}", lines.peek_mut().map(|line| *line = "# B"));
    let marked: Vec<_> = std::iter::from_fn(|| lines.next_if(|l| l.starts_with('#'))).collect();
    println!("{marked:?} {:?}", lines.next());
    println!("{:?} {:?}", lines.next_if_eq(&"x"), lines.size_hint());

    let mut numbers = 1..10;
    let small: Vec<_> = numbers.by_ref().take_while(|n| n % 4 != 0).collect();
    let step = numbers.by_ref().step_by(2).take(2).sum::<i32>();
    println!("{small:?} {step} {numbers:?}");
}
