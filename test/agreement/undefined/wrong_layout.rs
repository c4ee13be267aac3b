// Memory is given back with another size than it was asked for.
//@ fault: wrong-layout

use std::alloc::{Layout, alloc, dealloc};

fn main() {
    unsafe {
        let pointer = alloc(Layout::new::<u64>());
        dealloc(pointer, Layout::new::<u32>()); // here
    }
}
