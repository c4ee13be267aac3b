use super::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

fn transfer_that_panics(bank: &Bank) {
    let half_done = |accounts: &mut Accounts| {
        accounts.ada -= 30;
        panic!("the line is dead");
    };
    let _ = catch_unwind(AssertUnwindSafe(|| bank.change(half_done)));
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

/// After a panic the next change is made as ever.
#[test]
fn goes_on_after_a_panic() {
    let bank = Bank::new(70, 30);
    transfer_that_panics(&bank);
    bank.change(|accounts| accounts.grace += 1);
    assert_eq!(bank.audit(), Accounts { ada: 70, grace: 31 });
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
