// A tree built by new_cyclic knows its parent weakly and is dropped from the top down.

use std::sync::{Arc, Weak};
use std::thread;

struct Node {
    name: &'static str,
    up: Weak<Node>,
    down: Vec<Arc<Node>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        let alive = self.up.upgrade().is_some();
        println!("drop {} (parent alive: {alive})", self.name);
    }
}

fn node(name: &'static str, up: Weak<Node>, down: Vec<Arc<Node>>) -> Node {
    Node { name, up, down }
}

fn main() {
    let root = Arc::new_cyclic(|me: &Weak<Node>| {
        println!("while building: {}", me.upgrade().is_some());
        let child = |name| Arc::new(node(name, me.clone(), Vec::new()));
        node("root", Weak::new(), vec![child("left"), child("right")])
    });
    let right = Arc::clone(&root.down[1]);
    println!("{} {}", Arc::strong_count(&root), Arc::weak_count(&root));

    let up = Weak::clone(&right.up);
    let found = thread::spawn(move || up.upgrade().map(|p| (p.name, p.down.len())));
    println!("{:?}", found.join().unwrap());
    drop(root);
    println!("kept {}", right.name);
}
