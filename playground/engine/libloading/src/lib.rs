//! In place of the crate `libloading`, which does not build for WASM: nothing can
//! be loaded at run time there, and the engine never tries.

use std::ffi::OsStr;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

#[derive(Debug)]
pub enum Error {
    /// rustc matches on it by name.
    LoadLibraryExW {
        source: (),
    },
    Unsupported,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("dynamic libraries cannot be loaded here")
    }
}

impl std::error::Error for Error {}

pub struct Library(());

pub struct Symbol<'library, T>(T, PhantomData<&'library ()>);

impl<T> Deref for Symbol<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Symbol<'_, T> {
    /// # Safety
    /// None is needed: there is no symbol.
    pub unsafe fn into_raw(self) -> *const T {
        &self.0
    }
}

impl Library {
    /// # Safety
    /// None is needed: it always fails.
    pub unsafe fn new<P: AsRef<OsStr>>(_: P) -> Result<Library, Error> {
        Err(Error::Unsupported)
    }

    /// # Safety
    /// None is needed: it always fails.
    pub unsafe fn get<'library, T>(&'library self, _: &[u8]) -> Result<Symbol<'library, T>, Error> {
        Err(Error::Unsupported)
    }
}
