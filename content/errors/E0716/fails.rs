fn current() -> String {
    String::from("new.example:22")
}

fn main() {
    let host = current().trim_end_matches(":22");
    println!("{host}");
}
