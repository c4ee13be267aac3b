// A static that is not mutable is written to through a pointer.
//@ fault: read-only

static LIMIT: u32 = 10;

fn main() {
    println!("{LIMIT}");
    let limit = (&raw const LIMIT).cast_mut();
    unsafe { limit.write(20) }; // here
    println!("{LIMIT}");
}
