// A block from the allocator is given back twice.
//@ fault: double-free

use std::alloc::{Layout, alloc, dealloc};

fn main() {
    let layout = Layout::new::<[u32; 4]>();
    unsafe {
        let block = alloc(layout);
        block.write(9);
        println!("{}", block.read());
        dealloc(block, layout);
        dealloc(block, layout); // here
    }
}
