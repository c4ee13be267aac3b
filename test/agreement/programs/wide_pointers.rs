// Slices, text and trait objects are made from raw parts, also null, dangling or empty ones.

use std::fmt::Debug;
use std::ptr::{self, NonNull};
use std::slice;

fn halves(slice: &mut [u8]) -> (&mut [u8], &mut [u8]) {
    let (start, len, middle) = (slice.as_mut_ptr(), slice.len(), slice.len() / 2);
    // SAFETY: the two halves do not overlap and borrow the whole slice.
    unsafe {
        let low = slice::from_raw_parts_mut(start, middle);
        let high = slice::from_raw_parts_mut(start.add(middle), len - middle);
        (low, high)
    }
}

fn main() {
    let mut bytes = *b"abcde";
    let (low, high) = halves(&mut bytes);
    low.swap_with_slice(&mut high[..2]);
    high[2] = b'!';
    // SAFETY: the bytes are all ASCII.
    println!("{}", unsafe { str::from_utf8_unchecked(&bytes) });

    let words = [0x0201u16, 0x0403];
    // SAFETY: four bytes are there, and any byte is a u8.
    let view = unsafe { slice::from_raw_parts(words.as_ptr().cast::<u8>(), 4) };
    let null = ptr::slice_from_raw_parts::<u8>(ptr::null(), 4);
    println!("{view:?} {} {}", null.is_null(), null.len());
    let empty = NonNull::<u64>::dangling();
    // SAFETY: nothing is read through a slice without elements.
    println!("{:?}", unsafe { slice::from_raw_parts(empty.as_ptr(), 0) });
    let object: *const dyn Debug = &raw const words;
    // SAFETY: the words are still there.
    println!("{:?}", unsafe { &*object });
    println!("{}", NonNull::new(object.cast_mut()).is_some());
}
