// The next pointer of a list's last node is followed without a look.
//@ fault: null

use std::ptr;

struct Node {
    value: u32,
    next: *const Node,
}

impl Node {
    fn new(value: u32, next: *const Node) -> Node {
        Node { value, next }
    }
}

fn main() {
    let last = Node::new(2, ptr::null());
    let first = Node::new(1, &last);
    let mut node = &raw const first;
    for _ in 0..3 {
        let Node { value, next } = unsafe { node.read() }; // here
        println!("{value}");
        node = next;
    }
}
