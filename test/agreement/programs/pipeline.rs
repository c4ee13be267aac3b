// Three stages joined by bounded channels keep the order and end one after the other.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{self, JoinHandle};

fn stage<A: Send + 'static, B: Send + 'static>(
    input: Receiver<A>,
    work: fn(A) -> Option<B>,
) -> (Receiver<B>, JoinHandle<usize>) {
    let (sender, output) = sync_channel(2);
    let handle = thread::spawn(move || {
        let mut passed = 0;
        for value in input.iter().filter_map(work) {
            sender.send(value).unwrap();
            passed += 1;
        }
        passed
    });
    (output, handle)
}

fn main() {
    let (source, words) = sync_channel(1);
    let (numbers, parse) = stage(words, |word: &str| word.parse::<i32>().ok());
    let (squares, square) = stage(numbers, |n| n.checked_mul(n));
    let (lines, print) = stage(squares, |n| Some(format!("<{n}>")));
    let feeder = thread::spawn(move || {
        let words = "3 x 99999 -4 5 six 7".split(' ');
        words.for_each(|w| source.send(w).unwrap());
    });
    println!("{}", lines.iter().collect::<String>());
    feeder.join().unwrap();
    println!("{:?}", [parse, square, print].map(|s| s.join().unwrap()));
}
