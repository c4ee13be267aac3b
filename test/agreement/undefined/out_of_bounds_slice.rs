// A slice is made longer than the memory it points to.
//@ fault: out-of-bounds

use std::slice;

fn main() {
    let bytes = Box::new([1u8, 2, 3]);
    let whole = unsafe { slice::from_raw_parts(bytes.as_ptr(), 3) };
    println!("{whole:?}");
    let longer = unsafe { slice::from_raw_parts(bytes.as_ptr(), 8) }; // here
    println!("{}", longer[7]);
}
