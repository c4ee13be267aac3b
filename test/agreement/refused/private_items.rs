// A function and a field are used from outside of the module they are private to.

mod account {
    pub struct Account {
        balance: i64,
    }

    impl Account {
        pub fn open() -> Account {
            Account { balance: limit() }
        }
    }

    fn limit() -> i64 {
        100
    }
}

fn main() {
    let account = account::Account::open();
    println!("{}", account.balance);
    println!("{}", account::limit());
}
