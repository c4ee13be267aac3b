//! The virtual clock. A step takes a little time on it, a look at it a microsecond,
//! and a sleep takes no time at all for the person who waits for the run.

use super::super::schedule::State;
use super::{Answer, Outcome, Program};

/// Nanoseconds in a second.
pub const SECOND: u64 = 1_000_000_000;
/// Nanoseconds that reading the clock takes.
const LOOK: u64 = 1_000;
/// The size in bytes of a `timespec`: seconds, then nanoseconds.
const TIMESPEC: u64 = 16;

/// `clock_gettime(clock, &time)`; all clocks are one.
pub fn gettime<P: Program>(program: &mut P) -> Outcome<P> {
    let system = program.system();
    system.clock += LOOK;
    let now = system.clock;
    let bytes = [(now / SECOND).to_le_bytes(), (now % SECOND).to_le_bytes()].concat();
    program.write(program.pointer(1)?, &bytes)?;
    Ok(Answer::Number(0))
}

/// `nanosleep(time, rest)`.
pub fn sleep<P: Program>(program: &mut P) -> Outcome<P> {
    let time = read(program, program.pointer(0)?)?;
    Ok(Answer::Wait(State::Sleeping(program.system().clock.saturating_add(time))))
}

/// `clock_nanosleep(clock, flags, time, rest)`.
pub fn clock_sleep<P: Program>(program: &mut P) -> Outcome<P> {
    const TIMER_ABSTIME: i64 = 1;
    let is_absolute = program.integer(1)? & TIMER_ABSTIME != 0;
    let time = read(program, program.pointer(2)?)?;
    let now = program.system().clock;
    Ok(Answer::Wait(State::Sleeping(if is_absolute { time } else { now.saturating_add(time) })))
}

/// Reads a `timespec`, in nanoseconds.
pub fn read<P: Program>(program: &P, time: P::Pointer) -> Result<u64, P::Error> {
    let [seconds, nanoseconds] = fields(program, time)?;
    Ok((seconds as u64).saturating_mul(SECOND).saturating_add(nanoseconds as u64))
}

/// Reads one of the two times of `futimens`; none if it is to stay as it is.
pub fn read_or_omitted<P: Program>(
    program: &mut P,
    times: P::Pointer,
    index: u64,
) -> Result<Option<u64>, P::Error> {
    const UTIME_NOW: i64 = (1 << 30) - 1;
    const UTIME_OMIT: i64 = (1 << 30) - 2;
    let time = program.offset(times, TIMESPEC * index);
    match fields(program, time)? {
        [_, UTIME_OMIT] => Ok(None),
        [_, UTIME_NOW] => Ok(Some(program.system().clock)),
        _ => read(program, time).map(Some),
    }
}

/// The seconds and nanoseconds of a `timespec`.
fn fields<P: Program>(program: &P, time: P::Pointer) -> Result<[i64; 2], P::Error> {
    let bytes = program.read(time, TIMESPEC)?;
    let number = |at: usize| i64::from_le_bytes(bytes[at..at + 8].try_into().expect("8 bytes"));
    Ok([number(0), number(8)])
}
