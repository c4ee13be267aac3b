// A number is written into a byte buffer where it is not aligned.
//@ fault: misaligned

#[repr(align(8))]
struct Buffer([u8; 16]);

fn main() {
    let mut buffer = Buffer([0; 16]);
    let slot = unsafe { buffer.0.as_mut_ptr().add(4) }.cast::<u64>();
    println!("{}", slot.is_aligned());
    unsafe { slot.write(1) }; // here
    println!("{:?}", buffer.0);
}
