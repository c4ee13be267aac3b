// Two values are computed and never used, one of them under a name that says so.

fn divide(left: i32, right: i32) -> i32 {
    let quotient = left / right;
    let remainder = left % right;
    let _exact = left % right == 0;
    quotient
}

fn main() {
    println!("{}", divide(17, 5));
}
