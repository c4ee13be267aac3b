// A pointer into the middle of a block is given back instead of its start.
//@ fault: wrong-layout

use std::alloc::{Layout, alloc_zeroed, dealloc};

fn main() {
    let layout = Layout::array::<u8>(16).unwrap();
    unsafe {
        let mut cursor = alloc_zeroed(layout);
        cursor = cursor.add(4);
        println!("{}", cursor.read());
        dealloc(cursor, layout); // here
    }
}
