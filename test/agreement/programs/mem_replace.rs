// Values are taken, replaced, swapped and forgotten through mutable references.

use std::cell::RefCell;
use std::mem;

struct Noisy(i32);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Empty,
    Full(Vec<u8>),
}

fn next(state: &mut State) {
    *state = match mem::take(state) {
        State::Empty => State::Full(vec![1]),
        State::Full(list) => State::Full([list, vec![2]].concat()),
    };
}

fn main() {
    let (mut a, mut b) = (Noisy(1), Noisy(2));
    let old = mem::replace(&mut a, Noisy(3));
    mem::swap(&mut a, &mut b);
    println!("{} {} {}", old.0, a.0, b.0);
    mem::forget(old);
    let mut state = State::Empty;
    (0..3).for_each(|_| next(&mut state));
    let shared = RefCell::new(state);
    println!("{:?}", mem::take(&mut *shared.borrow_mut()));
    println!("{:?}", shared.replace(State::Full(vec![])));
    println!("{shared:?}");
}
