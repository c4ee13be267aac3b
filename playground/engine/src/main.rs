//! rustc's front end, and two executors for what it accepts: an interpreter, and a code
//! generator whose modules the caller runs.
//!
//!     engine check|run FILE [--json] [--edition 2024] [--seed N] [--steps N]
//!                           [--release] [--memory BYTES] [--threads N] [--env NAME=VALUE]…
//!                           [--clock NANOSECONDS] [--give FILE]…
//!                           [--executor auto|compiled|interpreted] [--module FILE]
//!                           [--base INDEX] [--one-stack] [--watch FIRST_STEP]
//!                           [--sysroot DIR] [--library ADDRESS] [-- ARGUMENT…]
//!     engine make-base FILE --module FILE --base INDEX …
//!
//! Built for WASM it runs in the page's worker. There as here, one process is one run.

#![feature(box_patterns, never_type, yeet_expr)]
#![allow(internal_features)]

mod compile;
mod eval;
mod event;
mod executor;
mod hot;
mod intrinsics;
mod locks;
mod machine;
mod memory;
mod places;
mod shims;
mod std_only;
mod threads;
mod undefined;
mod unwind;
#[cfg(target_os = "wasi")]
mod wasi;
mod watch;

use std::panic::{self, AssertUnwindSafe};

use codegen::Role;
use event::{End, Event, Teller};
use rustc_span::fatal_error::FatalErrorMarker;
use std_only::options::Options;

fn main() {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("engine: {message}");
            std::process::exit(2);
        }
    };
    #[cfg(target_os = "wasi")]
    if let Some(address) = options.library {
        wasi::library(address);
    }
    let teller = if options.json { Teller::Json } else { Teller::Command };
    let compiled = panic::catch_unwind(AssertUnwindSafe(|| compile::compile(&options, teller)));
    let end = match compiled {
        Ok(end) => end,
        // The diagnostic was told already. In WASM, where nothing unwinds, this is a trap instead.
        Err(payload) if payload.is::<FatalErrorMarker>() => End::Refused,
        Err(payload) => panic::resume_unwind(payload),
    };
    // Of a module, the run tells the end.
    if end != End::Compiled {
        teller.tell(&Event::End { end: &end });
    }
    std::process::exit(end.exit_code());
}
