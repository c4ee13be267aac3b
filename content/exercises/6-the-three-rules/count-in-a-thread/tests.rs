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

/// The counting thread reads the library's own texts; the starter doesn't read them.
#[test]
fn reads_in_the_thread() {
    let library = Library::open(&["the fox and the hen"]);
    let count = library.start_count("fox");
    let counter = count.thread().id();
    assert_eq!(count.join().expect("the thread counts"), 1);
    assert_eq!(
        library.readers(),
        [counter],
        "the only reader should be the thread that `start_count` returns"
    );
}

/// Each thread reads the library that started it.
#[test]
fn tells_two_libraries_apart() {
    let first = Library::open(&["a red fox"]);
    let second = Library::open(&["the fox and the hen"]);
    let (reds, hens) = (first.start_count("red"), second.start_count("hen"));
    assert_eq!(reds.join().expect("the thread counts"), 1);
    assert_eq!(hens.join().expect("the thread counts"), 1);
    assert_eq!(first.readers().len(), 1);
}

/// A count goes on when its starter has dropped the library and the word.
#[test]
fn outlives_its_starter() {
    let count = {
        let word = String::from("the");
        Library::open(&["the fox and the hen"]).start_count(&word)
    };
    assert_eq!(count.join().expect("the thread counts"), 2);
}
