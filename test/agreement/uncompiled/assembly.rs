//@ refused: assembly isn't supported
//@ line: 5
use std::arch::global_asm;

global_asm!("nop");

fn main() {}
