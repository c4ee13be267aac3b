/// Accounts, known by index, that threads move money between.
pub struct Bank {
    // Your fields.
}

impl Bank {
    pub fn new(balances: &[u32]) -> Bank {
        todo!("open {} accounts", balances.len())
    }

    /// What all accounts hold at one moment.
    pub fn balances(&self) -> Vec<u32> {
        todo!("read all accounts")
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
        let _ = approve;
        todo!("move {amount} from {from} to {to}")
    }
}
