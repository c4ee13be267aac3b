use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Clone, Debug, PartialEq)]
pub struct Accounts {
    pub ada: u32,
    pub grace: u32,
}

/// Accounts that are only ever seen whole.
pub struct Bank {
    accounts: Mutex<Accounts>,
}

impl Bank {
    pub fn new(ada: u32, grace: u32) -> Bank {
        Bank {
            accounts: Mutex::new(Accounts { ada, grace }),
        }
    }

    /// Makes all of a change; if `change` panics, none of it.
    pub fn change(&self, change: impl FnOnce(&mut Accounts)) {
        let mut next = self.audit();
        change(&mut next);
        *self.lock() = next;
    }

    pub fn audit(&self) -> Accounts {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Accounts> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
