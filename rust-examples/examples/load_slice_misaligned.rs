// The same four words are read at an aligned address, then one byte further on.
//@ ends: abort
//@ engine: undefined-behaviour

use std::slice;

#[repr(align(8))]
struct File([u8; 17]);

fn load_slice(bytes: &[u8], offset: usize, len: usize) -> &[u32] {
    let size = size_of::<u32>() * len;
    let start = bytes[offset..offset + size].as_ptr();
    unsafe { slice::from_raw_parts(start.cast(), len) }
}

fn main() {
    let mut file = File([0; 17]);
    file.0[..4].copy_from_slice(&[40, 0, 0, 0]);
    println!("as loaded: {:?}", load_slice(&file.0, 0, 4));

    // A tag of one byte was put in front.
    file.0.rotate_right(1);
    println!("after the tag: {:?}", load_slice(&file.0, 1, 4));
}
