use super::*;
use std::sync::{Arc, Barrier};
use std::thread;

/// A text that was given back is given out again, and is empty.
#[test]
fn lends_a_text_again() {
    let pool = Pool::default();
    assert_eq!(pool.counts(), (0, 0), "nothing is made before it is needed");
    let mut first = pool.lease();
    first.text().push_str("rain");
    assert_eq!((first.text().as_str(), pool.counts()), ("rain", (1, 0)));
    drop(first);
    assert_eq!(pool.counts(), (1, 1));
    let mut second = pool.lease();
    assert_eq!((second.text().as_str(), pool.counts()), ("", (1, 0)));
}

/// A text that is lent again still has the memory that it grew to.
#[test]
fn keeps_the_memory() {
    let pool = Pool::default();
    pool.lease().text().push_str(&"rain".repeat(100));
    let capacity = pool.lease().text().capacity();
    assert!(
        capacity >= 400,
        "the text had 400 bytes, and has {capacity} now"
    );
}

/// Several leases can be held at a time, each with a text of its own.
#[test]
fn lends_several_texts() {
    let pool = Pool::default();
    let (mut first, mut second) = (pool.lease(), pool.lease());
    first.text().push_str("rain");
    second.text().push_str("snow");
    drop(first);
    assert_eq!(second.text(), "snow");
    assert_eq!(pool.counts(), (2, 1));
    drop(second);
    assert_eq!(pool.counts(), (2, 2));
    let leases = [pool.lease(), pool.lease(), pool.lease()];
    assert_eq!(pool.counts(), (3, 0));
    drop(leases);
    assert_eq!(pool.counts(), (3, 3));
}

/// A thread that panics gives its text back, and the pool still works.
#[test]
fn gets_texts_back_from_a_panic() {
    let pool = Arc::new(Pool::default());
    let theirs = Arc::clone(&pool);
    let thread = thread::spawn(move || {
        let mut lease = theirs.lease();
        lease.text().push_str("half a sent");
        panic!("the sentence is never finished");
    });
    assert!(thread.join().is_err(), "the panic should end the thread");
    assert_eq!(pool.counts(), (1, 1));
    assert_eq!(pool.lease().text(), "");
}

/// Threads that ask at the same time get a text each, and none is lost.
#[test]
fn serves_threads() {
    for _ in 0..8 {
        let pool = Pool::default();
        drop(pool.lease());
        let (pool, all_are_there) = (&pool, &Barrier::new(3));
        thread::scope(|scope| {
            let threads = ["rain", "snow", "hail"].map(|word| {
                scope.spawn(move || {
                    all_are_there.wait();
                    let mut lease = pool.lease();
                    lease.text().push_str(word);
                    thread::yield_now();
                    assert_eq!(lease.text(), word);
                })
            });
            for thread in threads {
                thread.join().expect("each thread finds its own word");
            }
        });
        let (made, free) = pool.counts();
        assert!(made <= 3, "three threads need three texts, not {made}");
        assert_eq!(free, made, "all texts should be free again");
    }
}

/// Each pool has texts of its own.
#[test]
fn keeps_pools_apart() {
    let (first, second) = (Pool::default(), Pool::default());
    drop(first.lease());
    assert_eq!((first.counts(), second.counts()), ((1, 1), (0, 0)));
}
