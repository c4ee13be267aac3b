// The number of bytes is given where the number of elements is wanted.
//@ fault: out-of-bounds

fn main() {
    let mut table = [7u32; 4];
    let bytes = size_of_val(&table);
    println!("{bytes}");
    unsafe { table.as_mut_ptr().write_bytes(0, bytes) }; // here
    println!("{table:?}");
}
