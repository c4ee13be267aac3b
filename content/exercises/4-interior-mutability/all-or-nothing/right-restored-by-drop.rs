use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Clone, Debug, PartialEq)]
pub struct Accounts {
    pub ada: u32,
    pub grace: u32,
}

/// Puts the old accounts back unless the change was made.
struct Undo<'a> {
    accounts: MutexGuard<'a, Accounts>,
    before: Option<Accounts>,
}

impl Drop for Undo<'_> {
    fn drop(&mut self) {
        if let Some(before) = self.before.take() {
            *self.accounts = before;
        }
    }
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
        let accounts = self.lock();
        let before = Some(accounts.clone());
        let mut undo = Undo { accounts, before };
        change(&mut undo.accounts);
        undo.before = None;
    }

    pub fn audit(&self) -> Accounts {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Accounts> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
