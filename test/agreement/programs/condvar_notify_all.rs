// One notify_all lets every waiter of a condition go on, each of which counts itself out.

use std::sync::{Condvar, Mutex};
use std::thread;

#[derive(Debug, Default)]
struct Gate {
    waiting: u32,
    open: bool,
    passed: Vec<u32>,
}

fn main() {
    let gate = &Mutex::new(Gate::default());
    let (opened, arrived) = &(Condvar::new(), Condvar::new());
    thread::scope(|s| {
        for id in 0..4 {
            s.spawn(move || {
                let mut state = gate.lock().unwrap();
                state.waiting += 1;
                arrived.notify_one();
                let mut state = opened.wait_while(state, |g| !g.open).unwrap();
                state.waiting -= 1;
                state.passed.push(id);
            });
        }
        let state = gate.lock().unwrap();
        let mut state = arrived.wait_while(state, |g| g.waiting < 4).unwrap();
        println!("{state:?}");
        state.open = true;
        opened.notify_all();
        println!("still {} waiting, as the lock is held", state.waiting);
    });
    let mut state = gate.lock().unwrap();
    state.passed.sort();
    println!("{state:?}");
}
