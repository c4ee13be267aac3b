use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Node {
    id: u8,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
}

fn main() {
    let leaf = Rc::new(Node { id: 1, parent: RefCell::default(), children: RefCell::default() });
    //@ leaf = → 1/0 { id: 1, parent: empty, children: len 0 }
    let children = RefCell::new(vec![Rc::clone(&leaf)]);
    let root = Rc::new(Node { id: 0, parent: RefCell::default(), children });
    //@ children = moved
    *leaf.parent.borrow_mut() = Rc::downgrade(&root);
    //@ leaf = → 2/0 { id: 1, parent: ⇢ 1/1, children: len 0 }
    println!("{} {}", leaf.id, root.children.borrow().len());
    drop(root);
    //@ leaf = → 1/0 { id: 1, parent: ⇢ 0/1, children: len 0 }
    println!("{}", leaf.parent.borrow().upgrade().is_none());
}
