// A block is made larger with a wrong idea of how large it is.
//@ fault: wrong-layout

use std::alloc::{Layout, alloc, dealloc, realloc};

fn main() {
    let real = Layout::array::<u16>(6).unwrap();
    let wrong = Layout::array::<u16>(4).unwrap();
    unsafe {
        let block = alloc(real);
        println!("{} {}", real.size(), wrong.size());
        let larger = realloc(block, wrong, 24); // here
        dealloc(larger, Layout::array::<u16>(12).unwrap());
    }
}
