// Fields of a packed struct sit without gaps and are reached by copies or raw pointers.

use std::mem::offset_of;

#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C, packed)]
struct Header {
    kind: u8,
    length: u32,
    flags: u16,
}

#[allow(dead_code)]
#[repr(C, packed(2))]
struct Half(u8, u64, u8);

fn main() {
    println!("{} {}", size_of::<Header>(), align_of::<Header>());
    println!("{}", offset_of!(Header, flags));
    println!("{} {}", size_of::<Half>(), offset_of!(Half, 2));

    let (kind, length, flags) = (1, 0x0403_0201, 9);
    let mut header = Header {
        kind,
        length,
        flags,
    };
    header.length += 0x10;
    let length = std::ptr::addr_of_mut!(header.length);
    // SAFETY: the pointers are to live fields, and may have any alignment.
    unsafe {
        length.write_unaligned(length.read_unaligned() << 4);
        println!("{:#x}", length.read_unaligned());
        let later = (&raw const header).byte_add(5).cast::<u16>();
        println!("{}", later.read_unaligned());
        println!("{:?}", std::mem::transmute::<Header, [u8; 7]>(header));
    }
    println!("{header:?} {}", { header.flags }.leading_zeros());
}
