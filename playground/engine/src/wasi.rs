//! The engine as a WASM module: std's metadata in its memory, and the functions that
//! rustc links against and Debian's WASI libc lacks. None of these need do more than
//! succeed, as there is only one thread.

use std::ffi::{c_char, c_int, c_void};
use std::slice;

use rustc_metadata::locator::IN_PLACE;

/// Tells rustc about the library that the host has put into this instance's memory at
/// this address: an archive, as playground/runner/archive.ts packs it.
pub fn library(address: usize) {
    // SAFETY: the host wrote the archive there, below this module's own data, and never changes it.
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
// rustc's jobserver starts a helper thread, which it does not need here.
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

/// Copies the path, into new memory if `out` is null: the page's file system has no links.
///
/// # Safety
/// `path` is a C string, and `out` is null or has room for it.
#[unsafe(no_mangle)]
unsafe extern "C" fn realpath(path: *const c_char, out: *mut c_char) -> *mut c_char {
    // SAFETY: as the caller promises.
    unsafe { if out.is_null() { strdup(path) } else { strcpy(out, path) } }
}
