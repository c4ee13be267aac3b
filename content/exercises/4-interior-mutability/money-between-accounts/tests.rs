use super::*;
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Money moves if there is enough, `approve` agrees, and the accounts differ.
#[test]
fn moves_money() {
    let bank = Bank::new(&[100, 20, 0]);
    assert!(bank.transfer(0, 1, 30, |from, to| (from, to) == (100, 20)));
    assert_eq!(bank.balances(), [70, 50, 0]);
    assert!(bank.transfer(1, 2, 50, |from, to| (from, to) == (50, 0)));
    assert!(bank.transfer(2, 0, 10, |from, to| (from, to) == (50, 70)));
    assert_eq!(bank.balances(), [80, 0, 40]);
    assert!(!bank.transfer(1, 0, 1, |_, _| true), "the account is empty");
    assert!(!bank.transfer(0, 1, 5, |_, _| false), "`approve` said no");
    assert_eq!(bank.balances(), [80, 0, 40]);
}

/// A transfer from an account to itself moves nothing.
#[test]
fn refuses_one_account() {
    let bank = Bank::new(&[100, 20]);
    assert!(!bank.transfer(1, 1, 5, |_, _| true));
    assert_eq!(bank.balances(), [100, 20]);
}

/// While `approve` takes its time, money moves between other accounts.
#[test]
fn lets_others_move() {
    let bank = Bank::new(&[10, 10, 10, 10]);
    let others_move = || {
        thread::scope(|scope| scope.spawn(|| bank.transfer(3, 2, 4, |_, _| true)).join())
            .expect("another thread moves money")
    };
    assert!(bank.transfer(0, 1, 4, |_, _| others_move()));
    assert_eq!(bank.balances(), [6, 14, 14, 6]);
}

/// While `approve` takes its time, nothing changes the two accounts.
#[test]
fn keeps_both_accounts() {
    for (from, to) in [(0, 2), (2, 0), (1, 2), (0, 1), (1, 0), (2, 1)] {
        let bank = Bank::new(&[10, 10, 10]);
        let (asked, answered) = (Barrier::new(2), AtomicBool::new(false));
        thread::scope(|scope| {
            scope.spawn(|| {
                asked.wait();
                bank.transfer(from, to, 1, |_, _| {
                    let first_is_done = answered.load(Ordering::Relaxed);
                    assert!(first_is_done, "two transfers used one account");
                    true
                })
            });
            bank.transfer(0, 2, 4, |_, _| {
                asked.wait();
                for _ in 0..100 {
                    thread::yield_now();
                }
                answered.store(true, Ordering::Relaxed);
                true
            });
        });
        let mut expected = [6, 10, 14];
        expected[from] -= 1;
        expected[to] += 1;
        assert_eq!(bank.balances(), expected);
    }
}

/// Threads that move money in opposite directions don't wait for each other forever.
#[test]
fn moves_both_ways() {
    let bank = Bank::new(&[1000, 1000, 1000]);
    thread::scope(|scope| {
        for (from, to) in [(0, 1), (1, 0), (1, 2), (2, 0)] {
            let bank = &bank;
            scope.spawn(move || {
                for _ in 0..40 {
                    assert!(bank.transfer(from, to, 1, |_, _| true));
                }
            });
        }
    });
    assert_eq!(bank.balances(), [1040, 960, 1000]);
}

/// `balances` sees each transfer before it or after it, never half of it.
#[test]
fn sees_no_half_transfer() {
    let bank = Bank::new(&[100, 100, 100]);
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0..200 {
                let (from, to) = [(0, 2), (2, 0), (1, 0), (0, 1)][round % 4];
                bank.transfer(from, to, 50, |_, _| true);
            }
            done.store(true, Ordering::Relaxed);
        });
        while !done.load(Ordering::Relaxed) {
            let balances = bank.balances();
            let total: u32 = balances.iter().sum();
            assert_eq!(total, 300, "the accounts hold {balances:?}");
        }
    });
}
