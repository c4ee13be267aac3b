use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Mutex, MutexGuard};

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
        let mut accounts = self.lock();
        let before = accounts.clone();
        let changed = catch_unwind(AssertUnwindSafe(|| change(&mut accounts)));
        if let Err(panic) = changed {
            *accounts = before;
            drop(accounts);
            resume_unwind(panic);
        }
    }

    pub fn audit(&self) -> Accounts {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Accounts> {
        self.accounts.lock().unwrap()
    }
}
