// Variables are declared mutable and never changed.

fn main() {
    let mut words = vec!["one", "two"];
    let mut count = 0;
    for mut word in words {
        count += word.len();
        println!("{word}");
    }
    println!("{count}");
}
