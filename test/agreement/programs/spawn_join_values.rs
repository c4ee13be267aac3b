// Threads take values by move, give values back by join, and have ids of their own.

use std::collections::HashSet;
use std::thread;

fn main() {
    let words = vec!["red", "green", "blue"];
    let name = String::from("colours");
    let handle = thread::spawn(move || {
        let letters: usize = words.iter().map(|w| w.len()).sum();
        (name + "!", letters, words)
    });
    let (name, letters, words) = handle.join().unwrap();
    println!("{name} {letters} {words:?}");

    let handles: Vec<_> = (0..5)
        .map(|i| thread::spawn(move || (i * i, thread::current().id())))
        .collect();
    let known: Vec<_> = handles.iter().map(|h| h.thread().id()).collect();
    let results: Vec<_> = handles.into_iter().map(|h| h.join().unwrap()).collect();
    let squares: Vec<_> = results.iter().map(|r| r.0).collect();
    println!("{squares:?}");

    let same = results.iter().zip(&known).all(|(r, id)| r.1 == *id);
    let distinct: HashSet<_> = known.into_iter().collect();
    println!("ids agree: {same}, distinct: {}", distinct.len());
    println!(
        "main is one of them: {}",
        distinct.contains(&thread::current().id())
    );
}
