fn greeting(name: &str) -> String {
    format!("Hello {name}")
}

fn main() {
    println!("{}", greeting("Ada"));
}
