// A queue of boxes keeps a raw pointer to its last link and frees what is left on drop.

use std::ptr::NonNull;

struct Node<T>(T, Option<NonNull<Node<T>>>);

/// The first and the last node.
struct Queue<T>(Option<(NonNull<Node<T>>, NonNull<Node<T>>)>);

impl<T> Queue<T> {
    fn push(&mut self, value: T) {
        let node = NonNull::from(Box::leak(Box::new(Node(value, None))));
        let (first, last) = self.0.unwrap_or((node, node));
        if first != node {
            // SAFETY: the last node is owned by this queue.
            unsafe { (*last.as_ptr()).1 = Some(node) };
        }
        self.0 = Some((first, node));
    }
    fn pop(&mut self) -> Option<T> {
        let (first, last) = self.0.take()?;
        // SAFETY: the first node was leaked by push and is taken out here.
        let node = unsafe { Box::from_raw(first.as_ptr()) };
        self.0 = node.1.map(|next| (next, last));
        Some(node.0)
    }
}

impl<T> Drop for Queue<T> {
    fn drop(&mut self) {
        println!("{} left", std::iter::from_fn(|| self.pop()).count());
    }
}

fn main() {
    let mut queue = Queue(None);
    (0..4).for_each(|n| queue.push(n.to_string()));
    println!("{:?} {:?}", queue.pop(), queue.pop());
    queue.push("4".into());
}
