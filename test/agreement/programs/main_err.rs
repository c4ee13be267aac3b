fn main() -> Result<(), String> {
    println!("x");
    Err("no".into())
}
