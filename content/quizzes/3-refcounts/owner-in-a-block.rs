fn main() {
    let kept: &String;
    {
        let config = String::from("north");
        kept = &config;
    }
    println!("{kept}");
}
