// Only three of four elements are written before all four are read.
//@ fault: uninitialised

use std::mem::MaybeUninit;

fn main() {
    let mut numbers = [const { MaybeUninit::<u32>::uninit() }; 4];
    for (index, slot) in numbers.iter_mut().take(3).enumerate() {
        slot.write(index as u32 * 10);
    }
    for slot in &numbers {
        let number = unsafe { slot.assume_init() }; // here
        println!("{number}");
    }
}
