use super::*;

/// A thread counts the word in all texts.
#[test]
fn counts_a_word() {
    let library = Library::open(&["a red fox", "the fox and the hen"]);
    let count = library.start_count("fox");
    assert_eq!(count.join().expect("the thread counts"), 2);
}

/// Two counts can be under way at once.
#[test]
fn counts_two_words() {
    let library = Library::open(&["a red fox", "the fox and the hen"]);
    let (foxes, hens) = (library.start_count("fox"), library.start_count("hen"));
    assert_eq!(foxes.join().expect("the thread counts"), 2);
    assert_eq!(hens.join().expect("the thread counts"), 1);
}

/// A count goes on when its starter has let go of the library and of the word.
#[test]
fn outlives_its_starter() {
    let count = {
        let word = String::from("the");
        Library::open(&["the fox and the hen"]).start_count(&word)
    };
    assert_eq!(count.join().expect("the thread counts"), 2);
}
