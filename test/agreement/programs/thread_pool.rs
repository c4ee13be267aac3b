// A small pool of threads takes jobs from a shared channel and survives one that panics.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

type Job = Box<dyn FnOnce() + Send>;
type Queue = Arc<Mutex<mpsc::Receiver<Job>>>;

fn work(queue: Queue) -> u32 {
    let mut done = 0;
    loop {
        let next = queue.lock().unwrap().recv();
        let Ok(job) = next else { return done };
        done += u32::from(catch_unwind(AssertUnwindSafe(job)).is_ok());
    }
}

fn main() {
    let (jobs, queue) = mpsc::channel::<Job>();
    let queue = Arc::new(Mutex::new(queue));
    let workers = [(); 3].map(|()| {
        let queue = Arc::clone(&queue);
        thread::spawn(move || work(queue))
    });
    let (results, received) = mpsc::channel();
    for n in 0..8u64 {
        let results = results.clone();
        let job = move || results.send((n, (1..=20 / n).product::<u64>())).unwrap();
        jobs.send(Box::new(job)).unwrap();
    }
    drop((jobs, results));
    let done: u32 = workers.map(|w| w.join().unwrap()).iter().sum();
    println!("{done} went well");
    let mut all: Vec<_> = received.iter().collect();
    all.sort();
    println!("{all:?}");
}
