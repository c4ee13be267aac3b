use std::sync::{Arc, RwLock};

fn main() {
    let slot = RwLock::new(Arc::new(1));
    let mut tries = 0;
    loop {
        let old = Arc::clone(&slot.read().unwrap());
        tries += 1;
        if tries == 1 {
            *slot.write().unwrap() = Arc::new(1);
        }
        let next = Arc::new(*old + 1);
        let mut current = slot.write().unwrap();
        if Arc::ptr_eq(&current, &old) {
            *current = next;
            break;
        }
    }
    println!("{} after {tries}", slot.read().unwrap());
}
