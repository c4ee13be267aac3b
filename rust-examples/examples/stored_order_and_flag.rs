// Bytes do not say what they mean: the reader has to name an order, and refuse a byte that is no `bool`.

fn flag(byte: u8) -> Option<bool> {
    match byte {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

fn main() {
    let stored = [40, 0, 0, 0];
    println!("low byte first: {}", u32::from_le_bytes(stored));
    println!("high byte first: {}", u32::from_be_bytes(stored));
    println!("as this machine: {}", u32::from_ne_bytes(stored));

    println!("flag 1: {:?}", flag(1));
    println!("flag 2: {:?}", flag(2));
}
