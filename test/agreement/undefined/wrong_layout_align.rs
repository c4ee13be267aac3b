// A block is given back with a smaller alignment than it was asked for.
//@ fault: wrong-layout

use std::alloc::{Layout, alloc, dealloc};

fn main() {
    let wide = Layout::from_size_align(32, 16).unwrap();
    let narrow = Layout::from_size_align(32, 8).unwrap();
    unsafe {
        let block = alloc(wide);
        println!("{}", block.addr() % wide.align());
        dealloc(block, narrow); // here
    }
}
