// Fresh memory from the allocator is added to before it was set.
//@ fault: uninitialised

use std::alloc::{Layout, alloc, dealloc};

fn main() {
    let layout = Layout::new::<u64>();
    unsafe {
        let total = alloc(layout).cast::<u64>();
        for number in 1..=3 {
            *total += number; // here
            println!("{number}");
        }
        dealloc(total.cast(), layout);
    }
}
