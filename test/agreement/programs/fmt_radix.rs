// Integers in hexadecimal, octal and binary, with prefixes and padding.

fn main() {
    let n = 3054;
    println!("{n:x} {n:X} {n:o} {n:b}");
    println!("{n:#x} {n:#X} {n:#o} {n:#b}");
    println!("[{n:8x}] [{n:08x}] [{n:#08x}] [{n:<#8x}] [{n:_^#9x}]");
    println!("{:x} {:b} {:o} {:#X}", -1i8, -2i8, -3i16, -4i32);
    println!("{:#010b} {:#06o} {:#04x}", 5, 8, 255);
    println!("{:x?} {:X?} {:#x?}", [10, 200], Some(171), (1, 254));
    println!("{:02x?}", [0u8, 9, 16, 255]);

    let bytes = 0xdead_beef_u32.to_be_bytes();
    let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    println!("{hex} {}", u32::from_str_radix(&hex, 16).unwrap());
    println!("{:x} {:x}", u64::MAX, i64::MIN);
    println!("{}", i64::from_str_radix("-zz", 36).unwrap());
}
