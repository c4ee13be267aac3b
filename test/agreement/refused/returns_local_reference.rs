// A function returns a slice of a string that ends with the call.

fn greeting(name: &str) -> &str {
    let text = format!("hello {name}");
    println!("{}", text.len());
    &text
}

fn main() {
    let text = greeting("Ferris");
    println!("{text}");
}
