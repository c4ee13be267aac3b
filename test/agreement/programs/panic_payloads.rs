// The payload of a panic is a str, a String or any value at all, and join hands it over.

use std::panic::panic_any;
use std::thread;

#[derive(Debug)]
struct Code(u8);

fn describe(run: fn()) -> String {
    let Err(payload) = thread::spawn(run).join() else {
        return "no panic".to_string();
    };
    if let Some(text) = payload.downcast_ref::<&str>() {
        return format!("str {text:?}");
    }
    match payload.downcast::<String>() {
        Ok(text) => format!("String {text:?}"),
        Err(payload) if payload.is::<Code>() => {
            let code = payload.downcast::<Code>().unwrap();
            format!("{code:?}, of which {}", code.0)
        }
        Err(payload) => format!("something else, i32: {:?}", payload.downcast_ref::<i32>()),
    }
}

fn main() {
    println!("{}", describe(|| panic!("literal")));
    println!("{}", describe(|| panic!("number {}", 7)));
    println!("{}", describe(|| panic!("folded {}", "together")));
    println!("{}", describe(|| panic_any(Code(3))));
    println!("{}", describe(|| panic_any(-5)));
    println!("{}", describe(|| panic_any("any str")));
    println!("{}", describe(|| panic_any(())));
    println!("{}", describe(|| ()));
}
