use std::marker::PhantomPinned;
use std::pin::Pin;
use std::ptr;

struct Own {
    text: String,
    start: *const String,
    _pinned: PhantomPinned,
}

fn main() {
    let own = Own { text: "me".into(), start: ptr::null(), _pinned: PhantomPinned };
    //@ own = { text: "me", start: nowhere, _pinned: PhantomPinned }
    let mut pinned = Box::pin(own);
    //@ own = moved; pinned = → { text: "me", start: nowhere, _pinned: PhantomPinned }
    let start: *const String = &pinned.text;
    unsafe { Pin::get_unchecked_mut(pinned.as_mut()) }.start = start;
    //@ pinned = → { text: "me", start: **pinned.text, _pinned: PhantomPinned }
    let moved = pinned;
    //@ pinned = moved; moved = → { text: "me", start: **moved.text, _pinned: PhantomPinned }
    println!("{}", ptr::eq(moved.start, &moved.text));
}
