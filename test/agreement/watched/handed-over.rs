use std::sync::{Mutex, RwLock};
use std::thread;
use std::time::Duration;

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static PRICE: RwLock<f64> = RwLock::new(1.5);

fn main() {
    let log = LOG.lock().unwrap();
    let writer = thread::spawn(|| LOG.lock().unwrap().push(1));
    let price = PRICE.read().unwrap();
    let setter = thread::spawn(|| *PRICE.write().unwrap() = 2.5);
    thread::sleep(Duration::from_millis(10));
    //@ LOG = len 0 (locked by 0); thread 1 = waits mutex 0
    //@ PRICE = 1.5 (read by 0); thread 2 = waits write 0
    let reader = thread::spawn(|| *PRICE.read().unwrap());
    drop(log);
    writer.join().unwrap();
    //@ LOG = len 1, cap 8 → [1]; thread 1 = ended; thread 2 = waits write 0
    drop(price);
    setter.join().unwrap();
    let seen = reader.join().unwrap();
    //@ PRICE = 2.5; reader = moved
    let mut own = PRICE.write().unwrap();
    let late = thread::spawn(|| *PRICE.read().unwrap());
    thread::sleep(Duration::from_millis(10));
    //@ thread 4 = waits read 0; PRICE = 2.5 (locked by 0)
    *own = 3.5;
    drop(own);
    println!("{seen} {:?}", late.join());
}
