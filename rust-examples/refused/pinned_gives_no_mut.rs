// With `&mut` you could move the value out, so a pin gives none to safe code.
//@ error: E0277

use std::marker::PhantomPinned;
use std::mem;

struct Reader {
    text: String,
    _pin: PhantomPinned,
}

fn reader(line: &str) -> Reader {
    let text = line.to_string();
    let _pin = PhantomPinned;
    Reader { text, _pin }
}

fn main() {
    let mut pinned = Box::pin(reader("the colour is blue"));
    let other = reader("the colour is gold");
    let old = mem::replace(pinned.as_mut().get_mut(), other);
    println!("{} then {}", old.text, pinned.text);
}
