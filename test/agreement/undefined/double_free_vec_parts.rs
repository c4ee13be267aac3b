// Two vectors are put together from the parts of one.
//@ fault: double-free

use std::mem::ManuallyDrop;

fn main() {
    let mut numbers = ManuallyDrop::new(vec![1, 2, 3]);
    let (start, length, capacity) = (numbers.as_mut_ptr(), numbers.len(), numbers.capacity());
    let first = unsafe { Vec::from_raw_parts(start, length, capacity) };
    let second = unsafe { Vec::from_raw_parts(start, length, capacity) };
    println!("{}", first.len() + second.len());
    drop(second);
    drop(first); // here
}
