// The same three fields lie elsewhere when Rust may choose the order.

use std::mem::offset_of;

struct Header {
    kind: u8,
    offset: u32,
    len: u16,
}

#[repr(C)]
struct FileHeader {
    kind: u8,
    offset: u32,
    len: u16,
}

fn main() {
    println!("plain Header:");
    println!("  kind at {}", offset_of!(Header, kind));
    println!("  offset at {}", offset_of!(Header, offset));
    println!("  len at {}", offset_of!(Header, len));
    println!("repr(C) FileHeader:");
    println!("  kind at {}", offset_of!(FileHeader, kind));
    println!("  offset at {}", offset_of!(FileHeader, offset));
    println!("  len at {}", offset_of!(FileHeader, len));
}
