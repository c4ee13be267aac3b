fn main() {
    println!(
        "{} {:?}",
        std::env::args().count() <= 1,
        std::env::var("NOPE").is_err()
    );
}
