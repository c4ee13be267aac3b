// A pinned value stays where it is while its `Pin` moves, so it may point
// into itself.

use std::marker::PhantomPinned;
use std::pin::Pin;
use std::ptr;

struct Reader {
    text: [char; 4],
    letter: *const char,
    _pin: PhantomPinned,
}

impl Reader {
    fn new(text: [char; 4], at: usize) -> Pin<Box<Reader>> {
        let letter = ptr::null();
        let _pin = PhantomPinned;
        let mut reader = Box::pin(Reader { text, letter, _pin });
        // SAFETY: fields are written in place, nothing is moved out.
        let inner = unsafe { reader.as_mut().get_unchecked_mut() };
        inner.letter = &raw const inner.text[at];
        reader
    }
    fn letter(self: Pin<&Self>) -> char {
        // SAFETY: `new` pointed `letter` into `text`, both still in place.
        unsafe { *self.letter }
    }
}

fn main() {
    let reader = Reader::new(['b', 'l', 'u', 'e'], 2);
    println!("pinned:    {:p} {}", reader, reader.as_ref().letter());
    let readers = vec![reader];
    let first = readers[0].as_ref();
    println!("pin moved: {:p} {}", first, first.letter());
}
