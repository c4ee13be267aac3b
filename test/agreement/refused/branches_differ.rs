// The branches of an if, and the arms of a match, have different types.

fn describe(number: i32) -> String {
    let sign = if number < 0 { "negative" } else { 0 };
    let size = match number.abs() {
        0..10 => "small",
        _ => 'L',
    };
    format!("{sign} {size}")
}

fn main() {
    println!("{}", describe(-5));
}
