// Nothing says what the elements of an empty vector are.

fn main() {
    let names = ["Ada", "Grace"];
    for name in names {
        println!("{name}");
    }
    let numbers = Vec::new();
    println!("{} {}", names.len(), numbers.len());
}
