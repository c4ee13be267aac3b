use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
#[derive(Debug)]
struct N {
    v: i32,
    c: RefCell<Vec<Rc<N>>>,
    p: RefCell<Weak<N>>,
}
fn main() {
    let leaf = Rc::new(N {
        v: 3,
        c: Default::default(),
        p: Default::default(),
    });
    let b = Rc::new(N {
        v: 5,
        c: RefCell::new(vec![leaf.clone()]),
        p: Default::default(),
    });
    *leaf.p.borrow_mut() = Rc::downgrade(&b);
    println!(
        "{} {} {:?}",
        Rc::strong_count(&leaf),
        Rc::weak_count(&b),
        leaf.p.borrow().upgrade().map(|p| p.v)
    );
    let c = Cell::new(1);
    c.set(c.get() + 1);
    println!("{}", c.replace(9));
    println!("{}", b.c.borrow().len());
}
