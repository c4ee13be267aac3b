// The cast makes a `&Header` at an odd address: rustc accepts
// it, and an ordinary build prints the right numbers.
//@ engine: undefined-behaviour

use std::mem::transmute;

#[repr(C)]
struct Header {
    offset: u32,
    len: u32,
}

#[repr(align(8))]
struct File([u8; 9]);

// A tag of one byte, then the header.
static FILE: File =
    File([1, 8, 0, 0, 0, 2, 0, 0, 0]);

fn header(bytes: &[u8]) -> &Header {
    let start =
        bytes[..size_of::<Header>()].as_ptr();
    unsafe { transmute(start) }
}

fn main() {
    let found = header(&FILE.0[1..]);
    println!("offset: {}", found.offset);
    println!("len: {}", found.len);
}
