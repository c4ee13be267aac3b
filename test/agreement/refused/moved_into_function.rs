// A string is used after a function has taken it.

fn shout(text: String) -> String {
    text.to_uppercase()
}

fn main() {
    let greeting = String::from("hello");
    let loud = shout(greeting);
    println!("{loud}");
    println!("{greeting}");
}
