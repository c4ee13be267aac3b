// abort ends every thread at once: no destructor runs and nothing is caught.

use std::panic::catch_unwind;
use std::process::abort;
use std::thread;

struct Guard(&'static str);

impl Drop for Guard {
    fn drop(&mut self) {
        println!("never dropped: {}", self.0);
    }
}

fn main() {
    let _guard = Guard("main");
    let worker = thread::spawn(|| {
        let _guard = Guard("worker");
        let caught = catch_unwind(|| {
            let _guard = Guard("closure");
            println!("about to abort");
            abort();
        });
        println!("never caught: {}", caught.is_err());
    });
    println!("never joined: {}", worker.join().is_err());
}
