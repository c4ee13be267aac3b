// Methods are called that the type does not have.

#[derive(Debug)]
struct Stack {
    items: Vec<i32>,
}

impl Stack {
    fn push(&mut self, item: i32) {
        self.items.push(item);
    }
}

fn main() {
    let mut stack = Stack { items: Vec::new() };
    stack.push(1);
    let top = stack.pop();
    let copy = stack.clone();
    println!("{top:?} {copy:?}");
}
