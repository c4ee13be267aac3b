//! Which executor runs a program: this is decided here, and nowhere else.

use std::fs;

use codegen::{Base, Refused};
use rustc_middle::ty::TyCtxt;
use rustc_middle::ty::print::NoTrimmedGuard;

use crate::eval;
use crate::event::{End, Teller};
use crate::std_only::options::{Executor, Options};

/// Runs a checked program, or makes a module of it for the caller to run.
///
/// Safe programs are compiled. One with `unsafe` of its own is interpreted, because only the
/// interpreter finds undefined behaviour; so is one that uses what can't be compiled, and one
/// with threads where the caller has one stack, and every run that is watched.
pub fn run(tcx: TyCtxt<'_>, options: &Options, teller: Teller) -> End {
    // rustc panics if it shortens a path and no diagnostic follows.
    let _whole_paths = NoTrimmedGuard::new();
    let wanted = match options.executor {
        _ if options.watch.is_some() => Executor::Interpreted,
        Some(executor) => executor,
        None if codegen::first_unsafe(tcx).is_some() => Executor::Interpreted,
        None => Executor::Compiled,
    };
    let (Executor::Compiled, Some(file)) = (wanted, &options.module) else {
        return eval::run(tcx, options, teller);
    };
    let is_asked_for = options.executor.is_some();
    match codegen::compile(tcx, options.base.as_deref().map(read_base)) {
        Ok(module) if options.one_stack && module.starts_threads && !is_asked_for => {
            eval::run(tcx, options, teller)
        }
        Ok(module) => {
            write(file, &module.bytes);
            End::Compiled
        }
        Err(Refused::Unsupported(_)) if !is_asked_for => eval::run(tcx, options, teller),
        Err(refused) => {
            refused.emit(tcx);
            End::Refused
        }
    }
}

/// Makes a base of what the program uses of std, and of what std has that isn't generic.
pub fn make_base(tcx: TyCtxt<'_>, options: &Options) -> End {
    let (Some(file), Some(index)) = (&options.module, &options.base) else {
        eprintln!("engine: a base needs `--module FILE` and `--base INDEX`");
        return End::Refused;
    };
    match codegen::compile_base(tcx) {
        Ok((module, base)) => {
            write(file, &module.bytes);
            write(index, &base.write());
            End::Compiled
        }
        Err(refused) => {
            refused.emit(tcx);
            End::Refused
        }
    }
}

/// The index in this file, for the rest of the process.
fn read_base(file: &str) -> &'static Base {
    let base = fs::read(file).ok().and_then(|bytes| Base::read(&bytes));
    Box::leak(Box::new(base.unwrap_or_else(|| panic!("{file} is no index of a base"))))
}

fn write(file: &str, bytes: &[u8]) {
    fs::write(file, bytes).unwrap_or_else(|error| panic!("{file}: {error}"));
}
