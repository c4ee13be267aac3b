// A join handle tells whether its thread has finished, also before anyone joins it.

use std::sync::mpsc;
use std::thread;

fn main() {
    let cores = thread::available_parallelism().map_or(1, |n| n.get());
    println!("at least one core: {}", cores >= 1);

    let (go, wait) = mpsc::channel::<&str>();
    let handle = thread::spawn(move || wait.recv().map(str::len));
    println!("finished while it waits: {}", handle.is_finished());
    go.send("start").unwrap();
    while !handle.is_finished() {
        thread::yield_now();
    }
    println!("finished: {}", handle.is_finished());
    println!("{:?}", handle.join().unwrap());

    let (go, wait) = mpsc::channel::<&str>();
    thread::scope(|s| {
        let handle = s.spawn(move || wait.recv());
        println!("scoped, waiting: {}", handle.is_finished());
        drop(go);
        println!("{:?}", handle.join().unwrap());
    });
}
