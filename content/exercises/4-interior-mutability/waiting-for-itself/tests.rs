use super::*;
use std::sync::{Arc, Barrier};
use std::thread;

/// `push` comes back, with the number of jobs.
#[test]
fn pushes() {
    let queue = Queue::default();
    assert_eq!(queue.push("copy"), 1);
    assert_eq!(queue.push("send"), 2);
}

/// `take` gives the oldest job first and says how many are left.
#[test]
fn takes() {
    let queue = Queue::default();
    queue.push("copy");
    queue.push("send");
    assert_eq!(queue.take().as_deref(), Some("copy, 1 left"));
    assert_eq!(queue.take().as_deref(), Some("send, 0 left"));
}

/// An empty queue has no job to take.
#[test]
fn knows_when_it_is_empty() {
    assert_eq!(Queue::default().take(), None);
}

/// Threads that push at once lose no job, and each is told its own number.
#[test]
fn numbers_jobs_of_threads() {
    for _ in 0..ROUNDS {
        let queue = Arc::new(Queue::default());
        let mut numbers = in_threads(|| {
            let queue = Arc::clone(&queue);
            move || queue.push("copy")
        });
        numbers.sort();
        assert_eq!(numbers, [1, 2, 3]);
        assert_eq!(queue.waiting(), 3);
    }
}

/// Threads that take at once get a job each, and are told how many were left then.
#[test]
fn gives_threads_a_job_each() {
    for _ in 0..ROUNDS {
        let queue = Arc::new(Queue::default());
        for job in ["copy", "print", "send"] {
            queue.push(job);
        }
        let mut taken = in_threads(|| {
            let queue = Arc::clone(&queue);
            move || queue.take().unwrap_or_default()
        });
        taken.sort();
        assert_eq!(taken, ["copy, 2 left", "print, 1 left", "send, 0 left"]);
        assert_eq!(queue.waiting(), 0);
    }
}

const ROUNDS: usize = 5;

/// What each of three threads returns that begin at the same time.
fn in_threads<T, F>(mut work: impl FnMut() -> F) -> Vec<T>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let all_are_there = Arc::new(Barrier::new(3));
    let workers = [(); 3].map(|()| {
        let (work, all_are_there) = (work(), Arc::clone(&all_are_there));
        thread::spawn(move || {
            all_are_there.wait();
            work()
        })
    });
    let results = workers.map(|worker| worker.join().expect("each thread comes to its end"));
    Vec::from(results)
}
