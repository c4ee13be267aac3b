//! Calls that are made often before one of them looks at its slice: the locals of each are new.
use std::thread;

fn last(depth: u32, slice: &[u32]) -> u32 {
    if depth == 0 { slice[slice.len() - 1] } else { last(depth - 1, slice) }
}

fn search(sorted: &[i32], wanted: i32, from: usize) -> Option<usize> {
    if sorted.is_empty() {
        return None;
    }
    let middle = sorted.len() / 2;
    let (left, right) = sorted.split_at(middle);
    if right[0] <= wanted {
        if right.len() == 1 {
            return (right[0] == wanted).then_some(from + middle);
        }
        search(right, wanted, from + middle)
    } else {
        search(left, wanted, from)
    }
}

fn inner(depth: u32, text: &str) -> usize {
    let part = &text[1..];
    if depth == 0 { part.len() } else { inner(depth - 1, part) }
}

fn sort(list: &mut [u8]) {
    if list.len() < 2 {
        return;
    }
    let mut end = 0;
    for index in 1..list.len() {
        if list[index] < list[0] {
            end += 1;
            list.swap(index, end);
        }
    }
    list.swap(0, end);
    let (left, right) = list.split_at_mut(end);
    sort(left);
    sort(&mut right[1..]);
}

fn main() {
    println!("{}", last(9, &[1, 2, 3]));
    println!("{}", last(300, &[4, 5, 6]));
    let sorted: Vec<i32> = (0..100).map(|n| n * 3).collect();
    println!("{:?} {:?}", search(&sorted, 222, 0), search(&sorted, 223, 0));
    println!("{}", inner(5, "abcdefghij"));
    let mut list = *b"the quick brown fox jumps";
    sort(&mut list);
    println!("{}", String::from_utf8_lossy(&list));
    let waits: Vec<_> = (0..6u32)
        .map(|n| {
            thread::spawn(move || {
                let text = format!("{n}{n}");
                let bytes = text.as_bytes();
                thread::yield_now();
                bytes[bytes.len() - 1]
            })
        })
        .collect();
    let ends: Vec<u8> = waits.into_iter().map(|wait| wait.join().unwrap()).collect();
    println!("{ends:?}");
}
