use std::panic;
use std::sync::Mutex;

static TOTAL: Mutex<i32> = Mutex::new(1);

fn fail() {
    let mut total = TOTAL.lock().unwrap();
    //@ TOTAL = 1 (locked by 0)
    *total = 2;
    panic!("no");
}

fn main() {
    //@ TOTAL = 1
    let failed = panic::catch_unwind(fail).is_err();
    //@ failed = true; TOTAL = 2 (poisoned)
    println!("{failed}");
}
