// Without RUST_BACKTRACE a captured backtrace is disabled in every thread and says so.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::{catch_unwind, set_hook};
use std::thread;

#[derive(Debug)]
struct Failure {
    cause: String,
    trace: Backtrace,
}

fn fail(cause: &str) -> Result<(), Failure> {
    let cause = cause.to_string();
    Err(Failure {
        cause,
        trace: Backtrace::capture(),
    })
}

fn main() {
    let here = fail("in main").unwrap_err();
    println!("{here:?} / {}", here.trace);
    let there = thread::spawn(|| fail("in a thread").unwrap_err())
        .join()
        .unwrap();
    println!("{} {:?}", there.cause, there.trace.status());
    println!(
        "{}",
        Backtrace::disabled().status() == BacktraceStatus::Disabled
    );
    set_hook(Box::new(|_| println!("hook: {}", Backtrace::capture())));
    println!("{}", catch_unwind(|| panic!()).is_err());
}
