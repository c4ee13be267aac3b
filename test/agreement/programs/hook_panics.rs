// A panic inside the panic hook cannot be told any more and aborts the process.

use std::panic::{catch_unwind, set_hook};

struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        println!("never dropped");
    }
}

fn main() {
    let first = catch_unwind(|| panic!("with the usual hook"));
    println!("caught: {}", first.is_err());

    set_hook(Box::new(|info| {
        println!("hook: {:?}", info.payload_as_str());
        let lines: Vec<&str> = Vec::new();
        println!("never: {}", lines[0]);
    }));
    let second = catch_unwind(|| {
        let _guard = Guard;
        panic!("with the hook that panics");
    });
    println!("never caught: {}", second.is_err());
}
