#[derive(Debug)]
enum Failure {
    Empty,
    Bad { text: String },
}

fn number(text: &str) -> Result<i32, Failure> {
    let first = text.chars().next().ok_or(Failure::Empty)?;
    //@ first = '1'; text = "12"
    let value = text.parse().map_err(|_| Failure::Bad { text: format!("{first}…") })?;
    //@ value = 12
    Ok(value)
}

fn main() {
    let good = number("12");
    //@ good = Ok(12)
    let empty = number("");
    let bad = number("x1");
    //@ empty = Err(Empty); bad = Err(Bad { text: "x…" })
    let boxed = good.ok().map(Box::new);
    //@ good = moved; boxed = Some(→ 12)
    println!("{boxed:?} {empty:?} {bad:?}");
}
