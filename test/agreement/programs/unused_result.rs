// A Result, a marked function's value and a lazy iterator are thrown away.

#[must_use = "the new balance is the point"]
fn deposit(balance: u32, amount: u32) -> u32 {
    balance + amount
}

fn check(amount: u32) -> Result<u32, String> {
    if amount > 100 {
        return Err(format!("{amount} is too much"));
    }
    Ok(amount)
}

fn main() {
    check(500);
    deposit(1, 2);
    [1, 2, 3].iter().map(|number| println!("{number}"));
    println!("{}", deposit(10, 5));
}
