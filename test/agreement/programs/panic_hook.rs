// A hook gets the place and the payload of every panic; take_hook gives it back.

use std::panic::{catch_unwind, panic_any, set_hook, take_hook};
use std::thread;

fn main() {
    set_hook(Box::new(|info| {
        let place = info.location().unwrap();
        let thread = thread::current();
        let name = thread.name().unwrap_or("?");
        let text = info.payload_as_str();
        println!(
            "hook: {}:{} in {name}: {text:?}",
            place.line(),
            place.column()
        );
    }));
    let _ = catch_unwind(|| panic!("literal"));
    let _ = catch_unwind(|| {
        let zero = "".len();
        let _quotient = 100 + 10 / zero;
    });
    let _ = catch_unwind(|| panic_any(5u8));
    let named = thread::Builder::new().name("second".into());
    let _ = named
        .spawn(|| [1, 2][..].get(2).expect("an element"))
        .unwrap()
        .join();
    let _ = thread::spawn(|| vec![1].remove(4)).join();

    let old = take_hook();
    set_hook(Box::new(move |info| {
        println!("{}", info.to_string().lines().last().unwrap());
        old(info);
    }));
    let _ = catch_unwind(|| panic!("one\ntwo"));
    drop(take_hook());
    panic!("the usual hook is back");
}
