use std::rc::{Rc, Weak};

fn name(weak: &Weak<String>) -> Option<usize> {
    //@ weak = &weak
    let strong = weak.upgrade()?;
    //@ strong = → 2/1 "x"; weak = &weak
    Some(strong.len())
}

fn main() {
    let mut weak = Weak::new();
    //@ weak = empty
    println!("{:?}", weak.upgrade().is_some());
    let strong = Rc::new(String::from("x"));
    weak = Rc::downgrade(&strong);
    //@ strong = → 1/1 "x"; weak = ⇢ 1/1
    let length = name(&weak);
    //@ strong = → 1/1 "x"; length = Some(1)
    let other = weak.clone();
    //@ strong = → 1/2 "x"; other = ⇢ 1/2
    drop(strong);
    //@ weak = ⇢ 0/2; other = ⇢ 0/2
    println!("{length:?} {}", other.upgrade().is_none());
}
