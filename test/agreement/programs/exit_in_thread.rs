// exit called by another thread ends the program with its code and skips every destructor.

use std::cell::RefCell;
use std::process;
use std::thread;

struct Guard(&'static str);

impl Drop for Guard {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

thread_local! {
    static KEPT: RefCell<Vec<Guard>> = const { RefCell::new(Vec::new()) };
}

fn main() {
    let _guard = Guard("main, never");
    thread::spawn(|| drop(Guard("first thread")))
        .join()
        .unwrap();
    let quitter = thread::spawn(|| {
        let _guard = Guard("quitter, never");
        drop(Guard("ended before"));
        print!("not a whole line");
        process::exit(42);
    });
    quitter.join().unwrap();
    KEPT.with_borrow_mut(|kept| kept.push(Guard("never made")));
}
