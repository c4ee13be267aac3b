use std::cell::RefCell;
use std::rc::Rc;

fn main() {
    let visits = Rc::new(RefCell::new(Vec::new()));
    visits.borrow_mut().push("home");
    println!("{:?}", visits.borrow());
}
