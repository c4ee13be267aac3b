//! What the WASI libc at hand lacks and rustc links against. Nothing here is
//! ever asked to do more than not to fail: there is one thread.

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
