// A number is taken for an address where nothing of the program lies.
//@ fault: null

use std::ptr;

fn main() {
    let address = 0x1000usize;
    let port = ptr::with_exposed_provenance::<u8>(address);
    println!("{:#x} {}", port.addr(), port.is_null());
    println!("{}", unsafe { port.read() }); // here
}
