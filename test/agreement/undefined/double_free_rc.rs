// An Rc is made twice of one raw pointer that counts only once.
//@ fault: dangling

use std::rc::Rc;

fn main() {
    let raw = Rc::into_raw(Rc::new(String::from("shared")));
    let first = unsafe { Rc::from_raw(raw) };
    let second = unsafe { Rc::from_raw(raw) };
    println!("{first} {}", Rc::strong_count(&second));
    drop(first);
    drop(second); // here
}
