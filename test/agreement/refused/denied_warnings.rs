// Every warning is an error here, and there are two of them.

#![deny(warnings)]

fn divide(left: i32, right: i32) -> (i32, i32) {
    let quotient = left / right;
    let remainder = left % right;
    (quotient, 0)
}

fn main() {
    let mut result = divide(17, 5);
    println!("{result:?}");
}
