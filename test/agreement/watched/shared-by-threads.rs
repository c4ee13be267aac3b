use std::sync::Arc;
use std::thread;

fn main() {
    let words = Arc::new(vec!["a", "b"]);
    let mine = Arc::clone(&words);
    let worker = thread::spawn(move || {
        //@ mine = → 2/0 len 2, cap 2 → ["a", "b"]
        let word = mine[1];
        //@ word = "b"
        word.len()
    });
    let length = worker.join().unwrap();
    //@ words = → 1/0 len 2, cap 2 → ["a", "b"]; mine = moved; worker = moved; thread 1 = ended
    println!("{length}");
    let own = Arc::try_unwrap(words).unwrap();
    //@ words = moved; own = len 2, cap 2 → ["a", "b"]
    println!("{own:?}");
}
