// One reference count too many is taken away from an Arc, which is then used.
//@ fault: dangling

use std::sync::Arc;

fn main() {
    let shared = Arc::new(5);
    let pointer = Arc::into_raw(shared);
    unsafe {
        println!("{}", *pointer);
        Arc::decrement_strong_count(pointer);
        let again = Arc::from_raw(pointer); // here
        println!("{again}");
    }
}
