// `offset_of!` and `&raw const` find a field, even an unaligned one,
// without making a reference.

use std::mem::offset_of;

#[repr(C, packed)]
struct Header {
    version: u16,
    length: u32,
}

fn main() {
    let header = Header {
        version: 1,
        length: 40,
    };
    let start = &raw const header;
    let length = &raw const header.length;
    println!("offset_of!: {}", offset_of!(Header, length));
    println!("addresses:  {}", length.addr() - start.addr());
    // SAFETY: the field is alive; packed, so perhaps unaligned.
    let value = unsafe { length.read_unaligned() };
    println!("version {}, length {value}", { header.version });
}
