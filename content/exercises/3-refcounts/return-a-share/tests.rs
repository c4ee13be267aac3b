use super::*;
use std::any::Any;
use std::sync::Arc;
use std::thread;

/// What `current` returns. Compiles even if that is not yet an `Arc`.
fn share() -> Arc<Config> {
    let share: Box<dyn Any> = Box::new(current());
    let share = share.downcast();
    *share.expect("`current` should return an `Arc<Config>`")
}

/// The fields of the config can be read.
#[test]
fn reads_the_config() {
    let config = share();
    assert_eq!((config.region.as_str(), config.retries), ("north", 3));
}

/// Asking twice in one thread gives the same config, not a copy.
#[test]
fn shares_one_config() {
    let (first, second) = (share(), share());
    assert!(
        Arc::ptr_eq(&first, &second),
        "both calls of `current` should lead to one config, but they lead to two"
    );
}

/// The config can be read after its thread has ended.
#[test]
fn outlives_its_thread() {
    let worker = thread::spawn(share);
    let config = worker.join().expect("the thread hands over its config");
    assert_eq!((config.region.as_str(), config.retries), ("north", 3));
}

/// Each thread has a config of its own.
#[test]
fn has_one_for_each_thread() {
    let worker = thread::spawn(share);
    let other = worker.join().expect("the thread hands over its config");
    assert!(
        !Arc::ptr_eq(&share(), &other),
        "two threads should have two configs, but they share one"
    );
}

/// After its thread has ended, the config is freed as soon as its last holder is gone.
#[test]
fn frees_the_config() {
    let worker = thread::spawn(|| {
        share();
        share()
    });
    let config = worker.join().expect("the thread hands over its config");
    assert_eq!(
        Arc::strong_count(&config),
        1,
        "only this test should hold the config now"
    );
    let watched = Arc::downgrade(&config);
    drop(config);
    assert_eq!(watched.strong_count(), 0);
}
