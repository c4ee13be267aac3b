// A slice of a temporary string is used after the temporary has ended.

fn main() {
    let number = 1234;
    let digits = number.to_string().as_str();
    for digit in digits.chars() {
        print!("{digit} ");
    }
    println!();
}
