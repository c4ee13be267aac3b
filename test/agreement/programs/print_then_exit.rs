// Text printed without a line end is still shown when the program exits at once.

use std::io::{Write, stderr};
use std::process;

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("never dropped");
    }
}

fn main() {
    let _noisy = Noisy;
    print!("one ");
    print!("two\nthree");
    write!(stderr(), "no line end").unwrap();
    print!(" four é");
    process::exit(0);
}
