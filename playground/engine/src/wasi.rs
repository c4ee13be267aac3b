//! What the WASI libc at hand lacks and rustc links against. Nothing here is
//! ever asked to do more than not to fail: there is one thread.

use std::slice;

use rustc_metadata::locator::IN_PLACE;

/// Tells rustc of the library that the host has put into this instance's memory:
/// an archive as playground/runner/archive.ts packs it, at this address.
pub fn library(address: usize) {
    // SAFETY: the host wrote the archive there, below the program's own data, and leaves it alone.
    let bytes = |at: usize, size: usize| unsafe {
        slice::from_raw_parts((address + at) as *const u8, size)
    };
    let length = u32::from_le_bytes(bytes(0, 4).try_into().expect("four bytes")) as usize;
    let list: Vec<(String, usize)> =
        serde_json::from_slice(bytes(4, length)).expect("the archive begins with its list");
    let mut at = 4 + length;
    let parts = list.into_iter().map(|(name, size)| {
        at += size;
        (name, bytes(at - size, size))
    });
    IN_PLACE.set(parts.collect()).expect("there is one library");
}

use std::ffi::{c_char, c_int, c_void};

#[unsafe(no_mangle)]
extern "C" fn pthread_attr_init(_: *mut c_void) -> c_int {
    0
}
#[unsafe(no_mangle)]
extern "C" fn pthread_attr_destroy(_: *mut c_void) -> c_int {
    0
}
#[unsafe(no_mangle)]
extern "C" fn pthread_attr_setstacksize(_: *mut c_void, _: usize) -> c_int {
    0
}
// The jobserver asks for a helper thread that it never needs.
#[unsafe(no_mangle)]
extern "C" fn pthread_create(
    _: *mut c_void,
    _: *const c_void,
    _: *const c_void,
    _: *mut c_void,
) -> c_int {
    0
}
#[unsafe(no_mangle)]
extern "C" fn pthread_detach(_: *mut c_void) -> c_int {
    0
}
#[unsafe(no_mangle)]
extern "C" fn pthread_join(_: *mut c_void, _: *mut c_void) -> c_int {
    0
}

unsafe extern "C" {
    fn strdup(string: *const c_char) -> *mut c_char;
    fn strcpy(to: *mut c_char, from: *const c_char) -> *mut c_char;
}

// The file system in memory has no links to resolve.
#[unsafe(no_mangle)]
unsafe extern "C" fn realpath(path: *const c_char, out: *mut c_char) -> *mut c_char {
    unsafe { if out.is_null() { strdup(path) } else { strcpy(out, path) } }
}
