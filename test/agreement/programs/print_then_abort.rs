// An abort loses the part of a line that was printed and not flushed.

use std::io::{self, Write};
use std::process;

fn main() {
    print!("first ");
    println!("line");
    print!("flushed ");
    io::stdout().flush().unwrap();
    print!("lost");
    eprint!("standard error is not buffered");
    process::abort();
}
