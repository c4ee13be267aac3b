//! Compiles one program of rust-examples/, the file as it stands, for
//! wasm32-unknown-unknown. That target has no stdout, so macros of the same
//! names shadow std's and hand each write to the page; a panic hook hands over
//! the message and its place before the module traps.
//!
//! The build sets PROGRAM to the file's path.

// Whether a panic unwinds or aborts is known, but not yet by a stable name.
#![feature(panic_can_unwind)]
// A program need not use all five macros.
#![allow(unused_macros)]

use std::fmt::{Arguments, Debug};
use std::panic::PanicHookInfo;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `stream` is 1 for stdout, 2 for stderr, as on Unix.
    #[wasm_bindgen(js_name = playgroundWrite)]
    fn playground_write(stream: u8, text: &str);
    /// Called once, right before the trap that ends a panicking program.
    #[wasm_bindgen(js_name = playgroundPanic)]
    fn playground_panic(message: &str, place: &str, aborts: bool);
}

fn write(stream: u8, text: Arguments) {
    match text.as_str() {
        Some(text) => playground_write(stream, text),
        None => playground_write(stream, &text.to_string()),
    }
}

macro_rules! print {
    ($($text:tt)*) => { crate::write(1, format_args!($($text)*)) };
}
macro_rules! println {
    () => { crate::write(1, format_args!("\n")) };
    ($($text:tt)*) => { crate::write(1, format_args!("{}\n", format_args!($($text)*))) };
}
macro_rules! eprint {
    ($($text:tt)*) => { crate::write(2, format_args!($($text)*)) };
}
macro_rules! eprintln {
    () => { crate::write(2, format_args!("\n")) };
    ($($text:tt)*) => { crate::write(2, format_args!("{}\n", format_args!($($text)*))) };
}
macro_rules! dbg {
    ($value:expr $(,)?) => {
        match $value {
            value => {
                eprintln!("[{}:{}:{}] {} = {:#?}", file!(), line!(), column!(), stringify!($value), &value);
                value
            }
        }
    };
}
mod program {
    include!(env!("PROGRAM"));

    pub(super) fn start() -> u8 {
        super::Finish::exit_code(main())
    }
}

/// What `main` may return.
trait Finish {
    fn exit_code(self) -> u8;
}

impl Finish for () {
    fn exit_code(self) -> u8 {
        0
    }
}

impl<E: Debug> Finish for Result<(), E> {
    fn exit_code(self) -> u8 {
        match self {
            Ok(()) => 0,
            Err(error) => {
                eprintln!("Error: {error:?}");
                1
            }
        }
    }
}

/// Runs the program and returns its exit code. A panic ends in a trap instead.
#[wasm_bindgen]
pub fn run() -> u8 {
    std::panic::set_hook(Box::new(report));
    program::start()
}

fn report(panic: &PanicHookInfo) {
    let message = panic.payload_as_str().unwrap_or("Box<dyn Any>");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    // std's own words, so that the page shows what a terminal would.
    eprintln!("\nthread 'main' panicked at {place}:\n{message}");
    if panic.can_unwind() {
        eprintln!("note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace");
    } else {
        eprintln!("thread caused non-unwinding panic. aborting.");
    }
    playground_panic(message, &place, !panic.can_unwind());
}
