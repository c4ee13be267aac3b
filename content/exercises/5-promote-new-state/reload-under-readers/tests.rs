use super::*;
use std::cell::RefCell;
use std::thread;

fn store() -> Arc<Store> {
    Arc::new(Store::new(Config {
        host: "old.example".to_string(),
        port: 1111,
        retries: 3,
    }))
}

/// A request reads the config.
#[test]
fn serves() {
    let answer = serve(&store(), || {});
    assert_eq!(answer, "old.example:1111, 3 tries");
}

/// A request after an update reads the new config.
#[test]
fn updates() {
    let store = store();
    store.update(|old| Config {
        retries: old.retries + 1,
        ..old.clone()
    });
    assert_eq!(serve(&store, || {}), "old.example:1111, 4 tries");
}

/// A reload in the middle of a request changes nothing for that request.
#[test]
fn serves_from_one_config() {
    let store = store();
    let answer = serve(&store, || {
        store.update(|old| Config {
            host: "new.example".to_string(),
            port: 2222,
            ..old.clone()
        });
    });
    assert_eq!(answer, "old.example:1111, 3 tries");
    assert_eq!(store.current().port, 2222);
}

/// Two updates at once are both kept.
#[test]
fn loses_no_update() {
    let store = store();
    let grace = RefCell::new(None);
    // While Ada's change is computed, Grace makes hers, or waits until she may.
    store.update(|old| {
        if grace.borrow().is_none() {
            let hers = Arc::clone(&store);
            let thread = thread::spawn(move || {
                hers.update(|old| Config {
                    port: 2222,
                    ..old.clone()
                });
            });
            for _ in 0..1000 {
                thread::yield_now();
            }
            *grace.borrow_mut() = Some(thread);
        }
        Config {
            retries: 9,
            ..old.clone()
        }
    });
    let thread = grace.take().expect("Ada's change was computed");
    thread.join().expect("Grace makes her change");
    let current = store.current();
    assert_eq!(current.retries, 9, "Ada's change should be kept");
    assert_eq!(current.port, 2222, "Grace's change should be kept");
}
