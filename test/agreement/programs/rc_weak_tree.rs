// Children hold Weak links to their parent, so that no cycle keeps a tree alive.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Node {
    name: char,
    above: RefCell<Weak<Node>>,
    below: Vec<Rc<Node>>,
}

impl Node {
    fn new(name: char, below: Vec<Rc<Node>>) -> Rc<Node> {
        let above = RefCell::default();
        let node = Rc::new(Node { name, above, below });
        for child in &node.below {
            child.above.replace(Rc::downgrade(&node));
        }
        node
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let above = self.above.borrow().upgrade().map(|node| node.name);
        println!("drop {} below {above:?}", self.name);
    }
}

fn main() {
    let leaf = Node::new('l', vec![]);
    let root = Node::new('r', vec![leaf.clone(), Node::new('t', vec![])]);
    println!("{} {}", Rc::strong_count(&root), Rc::weak_count(&root));
    let above = leaf.above.borrow().upgrade();
    println!("{:?}", above.map(|node| node.below.len()));
    let weak = Rc::downgrade(&root);
    println!("{} {}", weak.strong_count(), weak.weak_count());
    drop(root);
    println!("{} {}", weak.upgrade().is_none(), Rc::strong_count(&leaf));
}
