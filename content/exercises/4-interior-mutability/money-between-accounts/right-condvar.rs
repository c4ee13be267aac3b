use std::sync::{Condvar, Mutex};

struct Account {
    balance: u32,
    in_use: bool,
}

/// Accounts, known by index, that threads move money between.
pub struct Bank {
    /// Locked for moments only. An account in use belongs to one transfer.
    accounts: Mutex<Vec<Account>>,
    returned: Condvar,
}

impl Bank {
    pub fn new(balances: &[u32]) -> Bank {
        let open = |&balance| Account {
            balance,
            in_use: false,
        };
        Bank {
            accounts: Mutex::new(balances.iter().map(open).collect()),
            returned: Condvar::new(),
        }
    }

    /// What all accounts hold at one moment.
    pub fn balances(&self) -> Vec<u32> {
        let accounts = self.accounts.lock().unwrap();
        accounts.iter().map(|account| account.balance).collect()
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
        let accounts = self.accounts.lock().unwrap();
        let mut accounts = self
            .returned
            .wait_while(accounts, |all| all[from].in_use || all[to].in_use)
            .unwrap();
        accounts[from].in_use = true;
        accounts[to].in_use = true;
        let (giver, taker) = (accounts[from].balance, accounts[to].balance);
        drop(accounts);
        let moves = giver >= amount && approve(giver, taker);
        let mut accounts = self.accounts.lock().unwrap();
        if moves {
            accounts[from].balance -= amount;
            accounts[to].balance += amount;
        }
        accounts[from].in_use = false;
        accounts[to].in_use = false;
        self.returned.notify_all();
        moves
    }
}
