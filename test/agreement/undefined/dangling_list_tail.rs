// A queue keeps the address of its last node after that node was taken out.
//@ fault: dangling

use std::ptr;

struct Node {
    value: u32,
    next: *mut Node,
}

struct Queue {
    head: *mut Node,
    tail: *mut Node,
}

impl Queue {
    fn push(&mut self, value: u32) {
        let next = ptr::null_mut();
        let node = Box::into_raw(Box::new(Node { value, next }));
        if self.head.is_null() {
            self.head = node;
        } else {
            unsafe { (*self.tail).next = node }; // here
        }
        self.tail = node;
    }

    fn pop(&mut self) -> u32 {
        let node = unsafe { Box::from_raw(self.head) };
        node.value
    }
}

fn main() {
    let (head, tail) = (ptr::null_mut(), ptr::null_mut());
    let mut queue = Queue { head, tail };
    queue.push(1);
    println!("{}", queue.pop());
    queue.push(2);
}
