// A None is unwrapped with the promise that it is none.
//@ fault: unreachable

fn main() {
    let words = ["one", "two"];
    for length in [3, 4] {
        let found = words.iter().find(|word| word.len() == length);
        let word = unsafe { found.unwrap_unchecked() }; // here
        println!("{word}");
    }
}
