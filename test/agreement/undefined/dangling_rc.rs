// The last Rc is dropped while a pointer to its value is kept.
//@ fault: dangling

use std::rc::Rc;

fn main() {
    let first = Rc::new([10, 20, 30]);
    let second = Rc::clone(&first);
    let pointer = Rc::as_ptr(&first);
    drop(first);
    println!("{}", unsafe { (*pointer)[1] });
    drop(second);
    println!("{}", unsafe { (*pointer)[1] }); // here
}
