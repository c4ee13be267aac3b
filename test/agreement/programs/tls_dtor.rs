use std::cell::RefCell;
use std::thread;
struct D(i32);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
thread_local! {static T:RefCell<Option<D>> = const{RefCell::new(None)};
}
fn main() {
    thread::spawn(|| T.with(|t| *t.borrow_mut() = Some(D(1))))
        .join()
        .unwrap();
    println!("end");
}
