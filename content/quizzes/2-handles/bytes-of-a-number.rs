fn main() {
    let bytes = [7, 1, 0, 7];
    let two = [bytes[1], bytes[2]];
    println!(
        "{} and {}",
        u16::from_le_bytes(two),
        u16::from_be_bytes(two)
    );
}
