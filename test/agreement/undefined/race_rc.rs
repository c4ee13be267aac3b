// An Rc, whose count is not atomic, is dropped by one thread and cloned by another.
//@ fault: data-race

use std::rc::Rc;
use std::thread;

struct Sent(Rc<u32>);

unsafe impl Send for Sent {}

fn main() {
    let first = Rc::new(5);
    let sent = Sent(Rc::clone(&first));
    println!("{}", sent.0);
    let worker = thread::spawn(move || {
        drop(sent); // here
    });
    let copy = Rc::clone(&first); // here
    worker.join().unwrap();
    println!("{copy} {}", Rc::strong_count(&first));
}
