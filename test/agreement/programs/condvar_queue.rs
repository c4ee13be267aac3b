// A bounded queue of a mutex and two conditions hands every item over exactly once.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

static ITEMS: Mutex<VecDeque<u32>> = Mutex::new(VecDeque::new());
static NOT_EMPTY: Condvar = Condvar::new();
static NOT_FULL: Condvar = Condvar::new();

fn push(item: u32) -> usize {
    let items = ITEMS.lock().unwrap();
    let mut items = NOT_FULL.wait_while(items, |q| q.len() == 3).unwrap();
    items.push_back(item);
    NOT_EMPTY.notify_one();
    items.len()
}

fn pop() -> u32 {
    let items = ITEMS.lock().unwrap();
    let mut items = NOT_EMPTY.wait_while(items, |q| q.is_empty()).unwrap();
    NOT_FULL.notify_one();
    items.pop_front().unwrap()
}

fn main() {
    let producers = [0, 100].map(|first| {
        let items = first..first + 8;
        thread::spawn(|| items.map(push).max())
    });
    let consumers = [(); 2].map(|()| thread::spawn(|| [(); 8].map(|()| pop())));
    let mut taken = consumers.map(|c| c.join().unwrap()).concat();
    taken.sort();
    println!("{taken:?} {}", ITEMS.lock().unwrap().len());
    let longest = producers.map(|p| p.join().unwrap());
    let short = longest.iter().all(|l| *l <= Some(3));
    println!("never too long: {short}");
}
