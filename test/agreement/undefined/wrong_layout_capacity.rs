// A vector is put together with a capacity that its memory does not have.
//@ fault: wrong-layout

use std::mem::ManuallyDrop;

fn main() {
    let mut letters = ManuallyDrop::new(Vec::with_capacity(8));
    letters.extend(['a', 'b']);
    let shorter = unsafe { Vec::from_raw_parts(letters.as_mut_ptr(), 2, 2) };
    println!("{shorter:?}");
    drop(shorter); // here
}
