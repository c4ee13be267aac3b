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

/// An update that others come in between is kept, and so are theirs.
#[test]
fn loses_no_update() {
    let store = store();
    let others = RefCell::new(Vec::new());
    // While Ada's change is computed, once or twice, Grace adds 1 to the port, or waits until she may.
    store.update(|old| {
        if others.borrow().len() < 2 {
            let hers = Arc::clone(&store);
            others.borrow_mut().push(thread::spawn(move || {
                hers.update(|old| Config {
                    port: old.port + 1,
                    ..old.clone()
                });
            }));
            for _ in 0..200 {
                thread::yield_now();
            }
        }
        Config {
            retries: 9,
            ..old.clone()
        }
    });
    let others = others.take();
    let port = 1111 + others.len() as u16;
    for thread in others {
        thread.join().expect("Grace makes her change");
    }
    let current = store.current();
    assert_eq!(current.retries, 9, "Ada's change should be kept");
    assert_eq!(current.port, port, "each of Grace's changes should be kept");
}

/// Of many updates by three threads, each is kept.
#[test]
fn counts_every_update() {
    let store = store();
    let threads = [(); 3].map(|()| {
        let store = Arc::clone(&store);
        thread::spawn(move || {
            for _ in 0..8 {
                store.update(|old| Config {
                    port: old.port + 1,
                    ..old.clone()
                });
            }
        })
    });
    for thread in threads {
        thread.join().expect("each thread makes its updates");
    }
    assert_eq!(store.current().port, 1111 + 24);
}

/// A config that was replaced is freed when nobody holds it.
#[test]
fn frees_the_old_config() {
    let store = store();
    let watched = Arc::downgrade(&store.current());
    store.update(Config::clone);
    assert_eq!(watched.strong_count(), 0);
}
