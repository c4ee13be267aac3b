// A constant is written to.
//@ says: read-only

fn main() {
    let number: &'static i32 = &5;
    let pointer = (&raw const *number).cast_mut();
    unsafe { *pointer = 6 }; // here
    println!("{number}");
}
