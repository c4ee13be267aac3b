// A variable is misspelled, and a type was never brought into scope.

fn count(words: &[&str]) -> HashMap<String, usize> {
    let mut counts = Default::default();
    for word in words {
        *counts.entry(word.to_string()).or_insert(0) += 1;
    }
    count
}

fn main() {
    let words = ["a", "b", "a"];
    println!("{}", count(&wrods).len());
}
