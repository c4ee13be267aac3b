//! rustc's front end and an interpreter for what it accepts, in one program.
//!
//!     engine check|run FILE [--json] [--edition 2024] [--seed N] [--steps N]
//!                           [--release] [--memory BYTES] [--threads N] [--env NAME=VALUE]…
//!                           [--clock NANOSECONDS] [--give FILE]…
//!                           [--sysroot DIR] [--library ADDRESS] [-- ARGUMENT…]
//!
//! Built for WASM it is what the page's worker runs; there as here, one process
//! is one run.

#![feature(never_type, yeet_expr)]
#![allow(internal_features)]

mod compile;
mod eval;
mod event;
mod files;
mod hot;
mod intrinsics;
mod locks;
mod machine;
mod memory;
mod races;
mod shims;
mod threads;
mod undefined;
mod unwind;
#[cfg(target_os = "wasi")]
mod wasi;

use std::panic::{self, AssertUnwindSafe};

use event::{Event, Teller};
use rustc_span::fatal_error::FatalErrorMarker;

pub struct Options {
    pub file: String,
    pub run: bool,
    pub edition: String,
    /// The same seed gives the same schedule, the same random numbers, the same run.
    pub seed: u64,
    /// Basic blocks that a run may execute.
    pub steps: u64,
    /// Without debug assertions and overflow checks, as `cargo run --release`.
    pub release: bool,
    /// Bytes that the program may have allocated at one time.
    pub memory: u64,
    /// Threads that it may start, with the first.
    pub threads: usize,
    /// `NAME=VALUE` each.
    pub environment: Vec<String>,
    /// Nanoseconds since 1970 when the program starts.
    pub clock: u64,
    /// Files that the program can open, with their paths.
    pub given: Vec<(String, Vec<u8>)>,
    /// Without the program's own name.
    pub arguments: Vec<String>,
    pub sysroot: String,
    pub teller: Teller,
}

/// 1 January 2026, 00:00 UTC.
const START_OF_TIME: u64 = 1_767_225_600_000_000_000;

fn main() {
    let options = match options(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("engine: {message}");
            std::process::exit(2);
        }
    };
    let end = panic::catch_unwind(AssertUnwindSafe(|| compile::compile(&options))).unwrap_or_else(
        |payload| match payload.is::<FatalErrorMarker>() {
            // Its diagnostic was told. In WASM, where nothing unwinds, this is a trap instead.
            true => event::End::Refused,
            false => panic::resume_unwind(payload),
        },
    );
    options.teller.tell(&Event::End { end: &end });
    std::process::exit(end.exit_code());
}

fn options(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
    let run = match words.next().as_deref() {
        Some("run") => true,
        Some("check") => false,
        _ => return Err("say `run FILE` or `check FILE`".into()),
    };
    let mut options = Options {
        file: words.next().ok_or("which file?")?,
        run,
        edition: "2024".into(),
        seed: 0,
        steps: u64::MAX,
        release: false,
        memory: 512 << 20,
        threads: 1_000,
        environment: vec![],
        clock: START_OF_TIME,
        given: vec![],
        arguments: vec![],
        sysroot: "/".into(),
        teller: Teller::Command,
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} wants a value"));
        let number = |text: String| text.parse().map_err(|_| format!("{text} is no number"));
        match word.as_str() {
            "--json" => options.teller = Teller::Json,
            "--release" => options.release = true,
            "--memory" => options.memory = number(value()?)?,
            "--threads" => options.threads = number(value()?)? as usize,
            "--env" => options.environment.push(value()?),
            "--clock" => options.clock = number(value()?)?,
            "--give" => {
                let file = value()?;
                let bytes = std::fs::read(&file).map_err(|error| format!("{file}: {error}"))?;
                options.given.push((file, bytes));
            }
            "--" => options.arguments.extend(words.by_ref()),
            "--edition" => options.edition = value()?,
            "--sysroot" => options.sysroot = value()?,
            #[cfg(target_os = "wasi")]
            "--library" => wasi::library(number(value()?)? as usize),
            "--seed" => options.seed = number(value()?)?,
            "--steps" => options.steps = number(value()?)?,
            _ => return Err(format!("unknown option {word}")),
        }
    }
    Ok(options)
}
