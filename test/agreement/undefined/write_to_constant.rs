// A constant is written to.
//@ fault: read-only

fn main() {
    let number: &'static i32 = &5;
    let pointer = (&raw const *number).cast_mut();
    unsafe { *pointer = 6 }; // here
    println!("{number}");
}
