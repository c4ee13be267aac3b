use super::*;

fn config(host: &str, port: u16) -> Config {
    let host = host.to_string();
    Config { host, port }
}

/// Asking after a promotion gives the new config.
#[test]
fn promotes_a_config() {
    config("new.example", 2222).make_current();
    let current = Config::current();
    assert_eq!((current.host.as_str(), current.port), ("new.example", 2222));
}

/// A snapshot taken before stays as it was.
#[test]
fn leaves_a_snapshot_alone() {
    config("first.example", 1).make_current();
    let before = Config::current();
    config("second.example", 2).make_current();
    assert_eq!((before.host.as_str(), before.port), ("first.example", 1));
    assert_eq!(Config::current().port, 2);
}

/// The slot does not keep a config that was replaced and that nobody holds.
#[test]
fn frees_the_old_config() {
    config("first.example", 1).make_current();
    let watched = Arc::downgrade(&Config::current());
    config("second.example", 2).make_current();
    assert_eq!(watched.strong_count(), 0);
}

/// Another thread gets the new config as well.
#[test]
fn promotes_for_all_threads() {
    config("new.example", 3333).make_current();
    let worker = std::thread::spawn(|| {
        let seen = Config::current().port;
        config("newer.example", 4444).make_current();
        seen
    });
    assert_eq!(worker.join().expect("the thread reads the port"), 3333);
    assert_eq!(
        Config::current().port,
        4444,
        "the thread promoted a config too"
    );
}
