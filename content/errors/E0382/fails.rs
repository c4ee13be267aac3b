fn main() {
    let config = String::from("port 22");
    let current = config;
    println!("{config} is {current}");
}
