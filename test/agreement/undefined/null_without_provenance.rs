// A pointer with a right address but no provenance is read.
//@ fault: null

use std::ptr;

fn main() {
    let number = 12u32;
    let address = (&raw const number).addr();
    let pointer = ptr::without_provenance::<u32>(address);
    println!("{}", ptr::addr_eq(pointer, &number));
    println!("{}", unsafe { pointer.read() }); // here
}
