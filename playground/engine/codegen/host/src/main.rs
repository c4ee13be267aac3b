//! The system under a compiled program: its C functions, its threads' turns, and how its run
//! ends. It shares them with the interpreter (`std_only`); only memory and stacks are others.
//!
//!     host run FILE [OPTION…] [-- ARGUMENT…], with the engine's options
//!
//! `compiled-program.ts` loads it beside the program's modules. Its `main` asks for the run; while that
//! lasts, each call of a C function comes in by an export of `run.rs`.

#[path = "../../../src/event.rs"]
#[allow(dead_code)]
mod event;
mod heap;
mod locks;
mod math;
mod memory;
mod run;
#[path = "../../src/source_map.rs"]
#[allow(dead_code)]
mod source_map;
mod stack;
#[path = "../../../src/std_only/mod.rs"]
#[allow(dead_code)]
mod std_only;
mod system;

use event::{Event, Teller};
use source_map::Role;
use std_only::options::Options;

/// What `event.rs` knows of undefined behaviour, which a compiled run doesn't find.
mod undefined {
    use serde::Serialize;

    #[derive(Serialize, Debug, Clone, Copy, PartialEq)]
    pub enum Fault {}
}

/// What it knows of watched runs: a compiled one isn't watched.
mod watch {
    use serde::Serialize;

    #[derive(Serialize)]
    pub enum Step {}
}

unsafe extern "C" {
    fn __wasm_call_ctors();
}

fn main() {
    // SAFETY: once, before libc is used. Were it not called here, the linker would do so in every
    // export, and libc would look for its folders at each call of a C function.
    unsafe { __wasm_call_ctors() };
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("host: {message}");
            std::process::exit(2);
        }
    };
    let teller = if options.json { Teller::Json } else { Teller::Command };
    let end = run::run(&options, teller);
    teller.tell(&Event::End { end: &end });
    std::process::exit(end.exit_code());
}
