use super::*;

/// The fields of the config can be read.
#[test]
fn reads_the_config() {
    let config = current();
    assert_eq!((config.region.as_str(), config.retries), ("north", 3));
}

/// Who asks twice in one thread gets the same config, not a copy.
#[test]
fn shares_one_config() {
    let (first, second) = (current(), current());
    assert!(
        std::ptr::eq(&raw const first.retries, &raw const second.retries),
        "both calls of `current` should lead to one config, and they lead to two"
    );
}

/// The config can be read after its thread has ended.
#[test]
fn outlives_its_thread() {
    let worker = std::thread::spawn(current);
    let config = worker.join().expect("the thread hands over its config");
    assert_eq!((config.region.as_str(), config.retries), ("north", 3));
}
