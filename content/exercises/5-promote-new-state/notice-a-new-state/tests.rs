use super::*;
use std::thread;

fn seen<T: Copy>(watcher: &mut Watcher<'_, T>) -> Option<T> {
    watcher.changed().map(|state| *state)
}

/// A state that was promoted is current, and a snapshot stays as it was.
#[test]
fn promotes() {
    let slot = Slot::new(1);
    let before = slot.current();
    slot.make_current(2);
    assert_eq!((*before, *slot.current()), (1, 2));
    assert!(
        Arc::ptr_eq(&slot.current(), &slot.current()),
        "all should share one state"
    );
}

/// A watcher gets each new state once, and of several only the newest.
#[test]
fn notices_new_states() {
    let slot = Slot::new(1);
    let mut watcher = slot.watch();
    assert_eq!(seen(&mut watcher), None);
    slot.make_current(2);
    assert_eq!(seen(&mut watcher), Some(2));
    assert_eq!(seen(&mut watcher), None);
    slot.make_current(3);
    slot.make_current(4);
    assert_eq!(seen(&mut watcher), Some(4));
    assert_eq!(seen(&mut watcher), None);
}

/// A watcher gets a share of the state, and no copy.
#[test]
fn shares_the_state() {
    let slot = Slot::new(1);
    let mut watcher = slot.watch();
    slot.make_current(2);
    let state = watcher.changed().expect("2 is new");
    assert!(Arc::ptr_eq(&state, &slot.current()));
}

/// A state that equals the one before is new all the same.
#[test]
fn notices_equal_states() {
    let slot = Slot::new(1);
    let mut watcher = slot.watch();
    slot.make_current(1);
    assert_eq!(seen(&mut watcher), Some(1));
    assert_eq!(seen(&mut watcher), None);
}

/// A new state is noticed wherever it lies in memory, after any number of promotions.
#[test]
fn notices_any_address() {
    let slot = Slot::new(0);
    let mut watchers = [(); 4].map(|()| slot.watch());
    for round in 1..=24 {
        slot.make_current(round);
        for (index, watcher) in watchers.iter_mut().enumerate() {
            if round % (index + 1) == 0 {
                assert_eq!(seen(watcher), Some(round));
            }
        }
    }
}

/// Each watcher notices for itself, from the moment when it was made.
#[test]
fn keeps_watchers_apart() {
    let slot = Slot::new(1);
    let mut first = slot.watch();
    slot.make_current(2);
    let mut second = slot.watch();
    assert_eq!(seen(&mut second), None, "2 was there before this watcher");
    assert_eq!(seen(&mut first), Some(2));
    slot.make_current(3);
    assert_eq!(seen(&mut second), Some(3));
    assert_eq!(seen(&mut first), Some(3));
}

/// A watcher keeps no state alive, neither one that it saw nor one that it hasn't seen.
#[test]
fn keeps_nothing_alive() {
    let slot = Slot::new(1);
    let first = Arc::downgrade(&slot.current());
    let mut watcher = slot.watch();
    slot.make_current(2);
    assert!(first.upgrade().is_none(), "the first state is still there");
    let second = Arc::downgrade(&watcher.changed().expect("2 is new"));
    assert!(second.upgrade().is_some(), "the slot holds this state");
    slot.make_current(3);
    assert!(
        second.upgrade().is_none(),
        "the second state is still there"
    );
    let third = Arc::downgrade(&slot.current());
    slot.make_current(4);
    assert!(third.upgrade().is_none(), "the third state is still there");
}

/// Beside a thread that promotes, watchers get rising states, each once, and the last of all.
#[test]
fn misses_nothing() {
    let slot = Slot::new(0);
    thread::scope(|scope| {
        for mut watcher in [slot.watch(), slot.watch()] {
            let slot = &slot;
            scope.spawn(move || {
                let mut latest = 0;
                while latest < 400 {
                    let current = *slot.current();
                    match seen(&mut watcher) {
                        Some(state) => {
                            assert!(state > latest, "{state} came after {latest}");
                            latest = state;
                        }
                        None => assert!(current <= latest, "{current} was missed"),
                    }
                }
                assert_eq!(seen(&mut watcher), None);
            });
        }
        for state in 1..=400 {
            slot.make_current(state);
        }
    });
}
