struct Node {
    value: u8,
    next: Option<Box<Node>>,
}

fn pop(head: &mut Option<Box<Node>>) -> Option<u8> {
    //@ head = &mut head
    let mut node = head.take()?;
    //@ head = &mut head; node = → { value: 2, next: Some(→ { value: 1, next: None }) }
    *head = node.next.take();
    //@ node = → { value: 2, next: None }
    Some(node.value)
}

fn main() {
    let mut head = None;
    for value in 1..=2 {
        head = Some(Box::new(Node { value, next: head.take() }));
    }
    //@ head = Some(→ { value: 2, next: Some(→ { value: 1, next: None }) })
    let top = pop(&mut head);
    //@ top = Some(2); head = Some(→ { value: 1, next: None })
    println!("{top:?} {}", head.is_some());
}
