// Nodes in one array are linked in a ring through raw pointers and unlinked in any order.

use std::cell::Cell;
use std::ptr;

struct Node(u32, Cell<*const Node>, Cell<*const Node>);
impl Node {
    fn join(&self, next: *const Node) {
        self.1.set(next);
        // SAFETY: every node of the ring outlives its use.
        unsafe { (*next).2.set(self) };
    }
    fn insert(&self, node: &Node) {
        node.join(self.1.get());
        self.join(node);
    }
    fn unlink(&self) {
        // SAFETY: as above.
        unsafe { (*self.2.get()).join(self.1.get()) };
    }
    fn show(&self, step: fn(&Node) -> *const Node) {
        // SAFETY: as above.
        let mut node = unsafe { &*step(self) };
        while !ptr::eq(node, self) {
            println!("{}", node.0);
            node = unsafe { &*step(node) };
        }
    }
}

fn main() {
    let null = || Cell::new(ptr::null());
    let nodes = [0, 1, 2, 3].map(|n| Node(n, null(), null()));
    nodes[0].join(&nodes[0]);
    (1..4).for_each(|n| nodes[0].insert(&nodes[n]));
    nodes[0].show(|node| node.1.get());
    nodes[1].unlink();
    nodes[3].insert(&nodes[1]);
    nodes[0].show(|node| node.2.get());
}
