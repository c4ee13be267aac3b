// Memory is given back with another size than it was asked for.
//@ says: incorrect layout on deallocation

use std::alloc::{Layout, alloc, dealloc};

fn main() {
    unsafe {
        let pointer = alloc(Layout::new::<u64>());
        dealloc(pointer, Layout::new::<u32>()); // here
    }
}
