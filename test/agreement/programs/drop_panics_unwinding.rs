// A second panic that leaves a destructor while a caught one unwinds aborts all the same.

use std::panic::catch_unwind;
use std::thread;

struct Inner;

impl Drop for Inner {
    fn drop(&mut self) {
        println!("inner: panicking {}", thread::panicking());
        panic!("second");
    }
}

struct Outer;

impl Drop for Outer {
    fn drop(&mut self) {
        println!("never: the process has ended");
    }
}

fn main() {
    let worker = thread::Builder::new().name("unlucky".into());
    let handle = worker.spawn(|| {
        let result = catch_unwind(|| {
            let _outer = Outer;
            let _inner = Inner;
            panic!("first");
        });
        println!("never caught: {}", result.is_err());
    });
    println!("never joined: {}", handle.unwrap().join().is_err());
}
