// A transfer fails halfway, and the lock remembers it.
//@ needs: threads

use std::sync::Mutex;
use std::thread;

struct Accounts {
    savings: i32,
    rent: i32,
}

fn main() {
    let bank = Mutex::new(Accounts {
        savings: 100,
        rent: 0,
    });
    thread::scope(|s| {
        let transfer = s.spawn(|| {
            let mut accounts = bank.lock().unwrap();
            accounts.savings -= 30;
            panic!("the rent account is closed");
        });
        println!(
            "failed: {}",
            transfer.join().is_err()
        );
    });

    let mut accounts =
        bank.lock().unwrap_or_else(|err| {
            println!("{err}");
            err.into_inner()
        });
    let total = accounts.savings + accounts.rent;
    println!("audit finds {total}");

    accounts.savings += 100 - total; // Repair,
    bank.clear_poison(); // then take the mark off,
    drop(accounts); // then let others in.
    println!("healthy: {}", bank.lock().is_ok());
}
