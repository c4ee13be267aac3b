// Borrowing a RefCell for writing while it is being read panics.

use std::cell::RefCell;

fn main() {
    let numbers = RefCell::new(vec![1, 2, 3]);
    numbers.borrow_mut().push(4);
    println!("{:?}", numbers.borrow());
    for n in numbers.borrow().iter() {
        println!("{n} {}", numbers.try_borrow_mut().is_err());
        if *n == 2 {
            numbers.borrow_mut().push(*n);
        }
    }
}
