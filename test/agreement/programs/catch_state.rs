// What a closure had done before it panicked stays done after the panic was caught.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

fn main() {
    let mut list = vec![1];
    let result = catch_unwind(AssertUnwindSafe(|| {
        for n in 2.. {
            list.push(n);
            assert!(n < 4, "four is too much");
        }
    }));
    println!("{} {list:?}", result.is_err());

    let cell = RefCell::new(String::from("a"));
    let result = catch_unwind(AssertUnwindSafe(|| {
        let mut text = cell.borrow_mut();
        text.push('b');
        drop(cell.borrow_mut());
    }));
    println!(
        "{} {:?}",
        result.is_err(),
        cell.try_borrow().map(|t| t.clone())
    );

    let counter = AssertUnwindSafe(RefCell::new(0));
    let fine = catch_unwind(|| {
        *counter.borrow_mut() += 5;
        counter.take() * 2
    });
    println!("{fine:?} {counter:?}");

    let owned = String::from("moved in");
    let back = catch_unwind(move || owned + " and out");
    println!("{back:?}");
}
