// Without taking the lock, the audit cannot reach the accounts.
//@ error: E0599

use std::sync::Mutex;

struct Accounts {
    savings: i32,
    rent: i32,
}

impl Accounts {
    fn total(&self) -> i32 {
        self.savings + self.rent
    }
}

static BANK: Mutex<Accounts> = Mutex::new(Accounts {
    savings: 100,
    rent: 0,
});

fn audit() -> i32 {
    BANK.total()
}

fn main() {
    let mut accounts = BANK.lock().unwrap();
    accounts.savings -= 30;
    println!("audit finds {}", audit());
    accounts.rent += 30;
}
