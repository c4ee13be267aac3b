// An inner catch_unwind stops a panic; resume_unwind sends it on without a message.

use std::panic::{catch_unwind, resume_unwind};

fn inner(level: u32) -> Result<u32, String> {
    let result = catch_unwind(|| {
        if level == 0 {
            panic!("at the bottom");
        }
        match inner(level - 1) {
            Ok(n) => n + 1,
            Err(text) if level % 2 == 0 => resume_unwind(Box::new(text + "^")),
            Err(text) => panic!("{text}!"),
        }
    });
    result.map_err(|payload| match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast_ref::<&str>().unwrap().to_string(),
    })
}

fn main() {
    println!("{:?}", inner(4));
    let outer = catch_unwind(|| {
        let caught = catch_unwind(|| panic!("first"));
        println!("caught: {}", caught.is_err());
        let again = catch_unwind(|| panic!("second"));
        println!("caught: {}", again.is_err());
        resume_unwind(caught.unwrap_err());
    });
    println!("{:?}", outer.unwrap_err().downcast_ref::<&str>());
    resume_unwind(Box::new("ends the program quietly"));
}
