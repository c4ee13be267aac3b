//! The system under a compiled program: its C functions, its threads' turns, and how its run
//! ends. It shares them with the interpreter (`std_only`); only memory and stacks are others.
//!
//!     host run FILE [OPTION…] [-- ARGUMENT…], with the engine's options
//!
//! `host.ts` loads it beside the program's modules. Its `main` asks for the run; while that
//! lasts, each call of a C function comes in by an export of `run.rs`.

mod math;
mod memory;
mod run;
#[path = "../../../src/std_only/mod.rs"]
#[allow(dead_code)]
mod std_only;
mod system;

use std_only::options::Options;

fn main() {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("host: {message}");
            std::process::exit(2);
        }
    };
    let end = run::run(options);
    if let Some(sentence) = end.sentence() {
        eprintln!("{sentence}");
    }
    std::process::exit(end.exit_code());
}
