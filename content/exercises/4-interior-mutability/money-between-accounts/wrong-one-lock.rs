use std::sync::Mutex;

/// Accounts, known by index, that threads move money between.
pub struct Bank {
    accounts: Mutex<Vec<u32>>,
}

impl Bank {
    pub fn new(balances: &[u32]) -> Bank {
        Bank {
            accounts: Mutex::new(balances.to_vec()),
        }
    }

    /// What all accounts hold at one moment.
    pub fn balances(&self) -> Vec<u32> {
        self.accounts.lock().unwrap().clone()
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
        let mut accounts = self.accounts.lock().unwrap();
        if from == to || accounts[from] < amount || !approve(accounts[from], accounts[to]) {
            return false;
        }
        accounts[from] -= amount;
        accounts[to] += amount;
        true
    }
}
