fn current() -> String {
    String::from("new.example:22")
}

fn main() {
    let config = current();
    let host = config.trim_end_matches(":22");
    println!("{host}");
}
