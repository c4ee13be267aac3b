// The old address of a block is used after the block was made larger.
//@ fault: dangling

use std::alloc::{Layout, alloc, dealloc, realloc};

fn main() {
    let small = Layout::array::<u8>(4).unwrap();
    let large = Layout::array::<u8>(4096).unwrap();
    unsafe {
        let old = alloc(small);
        old.write(1);
        let new = realloc(old, small, large.size());
        println!("{}", new.read());
        old.write(2); // here
        dealloc(new, large);
    }
}
