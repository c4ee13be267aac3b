use super::*;
use std::sync::Arc;
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

/// Four threads that push at once lose no job.
#[test]
fn serves_threads() {
    let queue = Arc::new(Queue::default());
    let workers: Vec<_> = (0..4)
        .map(|number| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || queue.push(&format!("job {number}")))
        })
        .collect();
    for worker in workers {
        worker.join().expect("each thread pushes its job");
    }
    assert_eq!(queue.waiting(), 4);
}
