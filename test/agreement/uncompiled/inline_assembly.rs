//@ refused: inline assembly isn't supported: it is for one kind of processor, and this program runs on another
//@ line: 8
use std::arch::asm;

fn main() {
    // SAFETY: it does nothing.
    unsafe {
        asm!("nop");
    }
}
