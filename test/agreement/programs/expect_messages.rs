// unwrap and expect tell which variant was there instead, at the place of the call.

use std::num::ParseIntError;
use std::panic::{catch_unwind, set_hook};

fn main() {
    set_hook(Box::new(|info| {
        let line = info.location().map(|l| l.line());
        println!("{line:?} {}", info.payload_as_str().unwrap());
    }));
    let none: Option<u8> = None;
    let good: Result<u8, String> = Ok(3);
    let bad: Result<u8, ParseIntError> = "12x".parse();
    let tries: [&dyn Fn() -> u64; 8] = [
        &|| none.unwrap().into(),
        &|| none.expect("a number of days").into(),
        &|| bad.clone().unwrap().into(),
        &|| bad.clone().expect("a whole number").into(),
        &|| good.clone().unwrap_err().len() as u64,
        &|| good.clone().expect_err("no number").len() as u64,
        &|| {
            std::cell::RefCell::new(1)
                .try_borrow_mut()
                .map(|n| *n)
                .expect("free")
        },
        &|| std::char::from_u32(0xd800).expect("a \"character\"").into(),
    ];
    for attempt in tries {
        let attempt = std::panic::AssertUnwindSafe(attempt);
        println!("  {:?}", catch_unwind(|| attempt()).ok());
    }
}
