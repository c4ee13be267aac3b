use std::thread;
use std::time::Duration;

static mut COUNT: u32 = 0;

fn add() -> u32 {
    let more = unsafe { COUNT } + 1;
    //@ more = 1; COUNT = 0
    unsafe { COUNT = more };
    //@ COUNT = 1
    more
}

fn main() {
    let worker = thread::spawn(add);
    // Time alone puts nothing in order.
    thread::sleep(Duration::from_millis(10));
    //@ thread 1 = ended; COUNT = 1; worker = thread 1, ended
    let mine = add();
    //@end thread 0 = ready; more = gone; mine = gone; COUNT = 1
    println!("{mine} {:?}", worker.join());
}
