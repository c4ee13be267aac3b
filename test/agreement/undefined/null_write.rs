// A result is written to an address that was never set.
//@ fault: null

use std::ptr;

fn store(total: u32, place: *mut u32) {
    unsafe { place.write(total) }; // here
}

fn main() {
    let mut total = 0;
    store(5, &mut total);
    println!("{total}");
    store(6, ptr::null_mut());
    println!("{total}");
}
