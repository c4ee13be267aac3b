fn longer<'a>(left: &'a str, right: &'a str) -> &'a str {
    if left.len() > right.len() {
        left
    } else {
        right
    }
}

fn main() {
    println!("{}", longer("offset", "handle"));
}
