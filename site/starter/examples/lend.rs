// Two readers may borrow a value at the same time.
//@ prints: first 3, second 3
//@ prints: and again 3

fn main() {
    let number = 3;
    let first = &number;
    let second = &number;
    println!("first {first}, second {second}");
    println!("and again {number}");
}
