use std::cell::{Cell, RefCell};
use std::rc::Rc;

struct Counter {
    hits: Cell<u32>,
    names: RefCell<Vec<Rc<str>>>,
}

fn hit(counter: &Counter) {
    counter.hits.set(counter.hits.get() + 1);
    //@ counter = &*one
    println!("{}", counter.hits.get());
}

fn main() {
    let one = Rc::new(Counter { hits: Cell::new(0), names: RefCell::default() });
    let two = Rc::clone(&one);
    hit(&one);
    //@ two = → 2/0 { hits: 1, names: len 0 }
    let name: Rc<str> = "Ann".into();
    let mut names = two.names.borrow_mut();
    names.push(Rc::clone(&name));
    //@ one = → 2/0 { hits: 1, names: len 1, cap 4 → [→ 2/0 "Ann"] (borrowed mut) }
    drop(names);
    //@ one = → 2/0 { hits: 1, names: len 1, cap 4 → [→ 2/0 "Ann"] }; name = → 2/0 "Ann"
    let shown = two.names.borrow();
    let found = &shown[0];
    //@ found = &*one.names[0]
    println!("{found} {:?}", one.names.try_borrow_mut().is_err());
}
