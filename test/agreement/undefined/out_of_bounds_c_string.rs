// A text without a zero at its end is taken for a C string.
//@ fault: out-of-bounds

use std::ffi::CStr;

fn main() {
    let bytes = [b'e', b'n', b'd'];
    println!("{}", bytes.len());
    let text = unsafe { CStr::from_ptr(bytes.as_ptr().cast()) }; // here
    println!("{}", text.count_bytes());
}
