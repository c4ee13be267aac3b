// The question mark is used in a function that returns nothing.

fn parse(text: &str) -> Result<i32, std::num::ParseIntError> {
    let number = text.trim().parse::<i32>()?;
    Ok(number * 2)
}

fn main() {
    let number = parse(" 21 ")?;
    println!("{number}");
}
