use std::sync::{Mutex, MutexGuard};

/// Accounts, known by index, that threads move money between.
pub struct Bank {
    /// Each with a lock of its own. Locks are taken in the order of the indices.
    accounts: Vec<Mutex<u32>>,
}

impl Bank {
    pub fn new(balances: &[u32]) -> Bank {
        Bank {
            accounts: balances
                .iter()
                .map(|&balance| Mutex::new(balance))
                .collect(),
        }
    }

    /// What all accounts hold at one moment.
    pub fn balances(&self) -> Vec<u32> {
        let guards: Vec<_> = (0..self.accounts.len())
            .rev()
            .map(|index| self.lock(index))
            .collect();
        guards.iter().rev().map(|guard| **guard).collect()
    }

    /// Moves `amount`, or moves nothing and returns false: if the
    /// accounts are the same, if the first holds too little, or if
    /// `approve` says no. That gets the balances of both accounts,
    /// and doesn't use the bank.
    pub fn transfer(
        &self,
        from: usize,
        to: usize,
        amount: u32,
        approve: impl FnOnce(u32, u32) -> bool,
    ) -> bool {
        if from == to {
            return false;
        }
        let lower = self.lock(from.min(to));
        let higher = self.lock(from.max(to));
        let (mut giver, mut taker) = if from < to {
            (lower, higher)
        } else {
            (higher, lower)
        };
        if *giver < amount || !approve(*giver, *taker) {
            return false;
        }
        *giver -= amount;
        *taker += amount;
        true
    }

    fn lock(&self, index: usize) -> MutexGuard<'_, u32> {
        self.accounts[index].lock().unwrap()
    }
}
