use super::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

/// Returns whether the panic came back to the caller.
fn transfer_that_panics(bank: &Bank) -> bool {
    let half_done = |accounts: &mut Accounts| {
        accounts.ada -= 30;
        panic!("the line is dead");
    };
    catch_unwind(AssertUnwindSafe(|| bank.change(half_done))).is_err()
}

/// A change that goes well is made.
#[test]
fn makes_a_change() {
    let bank = Bank::new(70, 30);
    bank.change(|accounts| {
        accounts.ada -= 30;
        accounts.grace += 30;
    });
    assert_eq!(bank.audit(), Accounts { ada: 40, grace: 60 });
}

/// After a panic in the middle nothing has changed, and an audit sees that.
#[test]
fn makes_nothing_of_half_a_change() {
    let bank = Bank::new(70, 30);
    transfer_that_panics(&bank);
    assert_eq!(bank.audit(), Accounts { ada: 70, grace: 30 });
}

/// A panic in the middle of a change reaches the caller.
#[test]
fn passes_the_panic_on() {
    let bank = Bank::new(70, 30);
    assert!(
        transfer_that_panics(&bank),
        "the change panicked, but its caller was not told"
    );
}

/// After a panic the next change is made as usual.
#[test]
fn goes_on_after_a_panic() {
    let bank = Bank::new(70, 30);
    transfer_that_panics(&bank);
    bank.change(|accounts| accounts.grace += 1);
    assert_eq!(bank.audit(), Accounts { ada: 70, grace: 31 });
}

/// While a change is under way, another one waits.
#[test]
fn makes_one_change_after_the_other() {
    let bank = Arc::new(Bank::new(1, 2));
    let mut second = None;
    bank.change(|accounts| {
        let hers = Arc::clone(&bank);
        second = Some(thread::spawn(move || {
            hers.change(|accounts| accounts.grace = accounts.ada + 10);
        }));
        // Long enough for the other to come in between, if it can.
        for _ in 0..200 {
            thread::yield_now();
        }
        accounts.ada = accounts.grace;
    });
    let second = second.expect("the first change was made");
    second.join().expect("the second change is made");
    assert_eq!(
        bank.audit(),
        Accounts { ada: 2, grace: 12 },
        "the first change sets `ada` to 2, and the second then sets `grace` to 12"
    );
}

/// Changes by several threads are all kept.
#[test]
fn loses_no_change() {
    let bank = Arc::new(Bank::new(0, 0));
    let workers: Vec<_> = (0..3)
        .map(|_| {
            let bank = Arc::clone(&bank);
            thread::spawn(move || {
                bank.change(|accounts| {
                    let seen = accounts.ada;
                    thread::yield_now();
                    accounts.ada = seen + 1;
                });
            })
        })
        .collect();
    for worker in workers {
        worker.join().expect("each thread makes its change");
    }
    assert_eq!(bank.audit().ada, 3);
}
