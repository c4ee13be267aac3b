use super::*;
use std::thread;

fn fields(config: &Config) -> (String, u16, bool) {
    (config.host().to_string(), config.port(), config.tls())
}

/// After a reload, `current` gives the new config.
#[test]
fn reloads() {
    let service = Service::new("old.example", 80, false);
    service.reload("new.example", 443, true);
    let new = ("new.example".to_string(), 443, true);
    assert_eq!(fields(&service.current()), new);
}

/// A request that holds the config keeps it as it was, through a reload.
#[test]
fn keeps_what_a_request_holds() {
    let service = Service::new("old.example", 80, false);
    let held = service.current();
    service.reload("new.example", 443, true);
    assert_eq!(fields(&held), ("old.example".to_string(), 80, false));
}

/// Two requests between the same reloads share one config.
#[test]
fn shares_one_config() {
    let service = Service::new("old.example", 80, false);
    assert!(
        Arc::ptr_eq(&service.current(), &service.current()),
        "nothing was reloaded, so both should hold the same config"
    );
}

/// A config that was replaced is freed when its last holder is gone.
#[test]
fn frees_the_old_config() {
    let service = Service::new("old.example", 80, false);
    let held = service.current();
    let watched = Arc::downgrade(&held);
    service.reload("new.example", 443, true);
    drop(held);
    assert_eq!(watched.strong_count(), 0);
}

/// Threads that read during reloads see one config or another, whole, and what they hold stays.
#[test]
fn shows_no_half_of_a_reload() {
    let service = Arc::new(Service::new("old.example", 80, false));
    let requests = [(); 2].map(|()| {
        let service = Arc::clone(&service);
        thread::spawn(move || (0..READS).find_map(|_| fault_of_a_request(&service)))
    });
    for _ in 0..READS / 2 {
        service.reload("new.example", 443, true);
        thread::yield_now();
        service.reload("old.example", 80, false);
        thread::yield_now();
    }
    for request in requests {
        let fault = request.join().expect("the request reads the config");
        assert_eq!(fault, None, "what a request saw");
    }
}

const READS: usize = 12;

fn fault_of_a_request(service: &Service) -> Option<String> {
    let held = service.current();
    let seen = fields(&held);
    let whole = [
        ("old.example".to_string(), 80, false),
        ("new.example".to_string(), 443, true),
    ];
    if !whole.contains(&seen) {
        return Some(format!("{seen:?}, which was never configured"));
    }
    thread::yield_now();
    let later = fields(&held);
    (later != seen).then(|| format!("{seen:?}, and then {later:?} in the same config"))
}
