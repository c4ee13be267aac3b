use std::cell::RefCell;

fn main() {
    let list = RefCell::new(vec![1]);
    let first = list.borrow();
    list.borrow_mut().push(2);
    println!("{} of {:?}", first[0], list.borrow());
}
