// Numbers are copied out of a byte buffer from an address they cannot have.
//@ fault: misaligned

#[repr(align(4))]
struct Bytes([u8; 12]);

fn main() {
    let bytes = Bytes([1; 12]);
    let mut numbers = [0u32; 2];
    let source = bytes.0[2..].as_ptr().cast::<u32>();
    println!("{}", source.is_aligned());
    unsafe { numbers.as_mut_ptr().copy_from(source, 2) }; // here
    println!("{numbers:?}");
}
