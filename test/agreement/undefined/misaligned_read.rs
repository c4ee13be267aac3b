// A number of four bytes is read at an odd address.
//@ fault: misaligned

#[repr(align(4))]
struct Packet([u8; 8]);

fn main() {
    let packet = Packet([9, 1, 0, 0, 0, 0, 0, 0]);
    let field = unsafe { packet.0.as_ptr().add(1) }.cast::<u32>();
    println!("{}", unsafe { field.read_unaligned() });
    println!("{}", unsafe { field.read() }); // here
}
