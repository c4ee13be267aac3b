// An array is split by hand for two threads, and both get the middle element.
//@ fault: data-race

use std::{slice, thread};

fn main() {
    let mut numbers = [0u32; 5];
    let start = numbers.as_mut_ptr();
    let left = unsafe { slice::from_raw_parts_mut(start, 3) };
    let right = unsafe { slice::from_raw_parts_mut(start.add(2), 3) };
    thread::scope(|scope| {
        scope.spawn(|| {
            for number in left {
                *number += 1; // here
            }
        });
        for number in right {
            *number += 10; // here
        }
    });
    println!("{numbers:?}");
}
