//! System calls made by number (above all the futex, on which std builds every
//! lock), random bytes, and questions about the machine.

use super::super::files::Errno;
use super::super::schedule::State;
use super::layout::number;
use super::{Answer, NOT_IMPLEMENTED, Outcome, Program, time};

/// The number of the program's process, and of its first thread for `gettid`.
pub const PROCESS: i64 = 1;
/// `EAGAIN`: the futex does not have the value that was expected.
const TRY_AGAIN: Errno = 11;
/// `ETIMEDOUT`.
pub const TIMED_OUT: Errno = 110;
/// What `sysconf` says: the size of a page in bytes, and how many processors there are.
const PAGE: i64 = 4096;
const PROCESSORS: i64 = 4;

/// `syscall(number, …)`.
pub fn syscall<P: Program>(program: &mut P) -> Outcome<P> {
    match program.integer(0)? {
        number::FUTEX => futex(program),
        number::GETTID => {
            let thread = program.threads().running();
            Ok(Answer::Number(PROCESS + thread.index() as i64))
        }
        number::GETRANDOM => getrandom(program, 1),
        replaced if number::REPLACED.contains(&replaced) => Ok(Answer::Error(NOT_IMPLEMENTED)),
        other => Ok(Answer::Unsupported(format!("the system call {other}"))),
    }
}

/// `futex(address, operation, value, timeout, …)`, after the number of the system call.
fn futex<P: Program>(program: &mut P) -> Outcome<P> {
    const WAIT: i64 = 0;
    const WAKE: i64 = 1;
    const WAIT_BITSET: i64 = 9;
    const WAKE_BITSET: i64 = 10;
    /// All bits but `FUTEX_PRIVATE_FLAG` and `FUTEX_CLOCK_REALTIME`.
    const OPERATION: i64 = 0x7f;

    let pointer = program.pointer(1)?;
    let address = program.address(pointer);
    let operation = program.integer(2)? & OPERATION;
    let value = program.integer(3)? as u32;
    match operation {
        WAIT | WAIT_BITSET => {
            if program.read_atomically(pointer)? != value {
                return Ok(Answer::Error(TRY_AGAIN));
            }
            let deadline = deadline(program, 4, operation == WAIT)?;
            Ok(Answer::Wait(State::Futex { address, deadline }))
        }
        WAKE | WAKE_BITSET => {
            let woken = program.threads_mut().wake(address, u64::from(value));
            Ok(Answer::Number(woken as i64))
        }
        other => Ok(Answer::Unsupported(format!("the futex operation {other}"))),
    }
}

/// When a wait gives up. A null pointer means never.
fn deadline<P: Program>(
    program: &mut P,
    timeout: usize,
    is_relative: bool,
) -> Result<Option<u64>, P::Error> {
    let timeout = program.pointer(timeout)?;
    if program.address(timeout) == 0 {
        return Ok(None);
    }
    let time = time::read(program, timeout)?;
    let now = program.system().clock;
    Ok(Some(if is_relative { now.saturating_add(time) } else { time }))
}

/// `getrandom(start, size, flags)`; `first` is the index of `start`.
pub fn getrandom<P: Program>(program: &mut P, first: usize) -> Outcome<P> {
    let (start, size) = (program.pointer(first)?, program.size(first + 1)?);
    let random = &mut program.system().random;
    let bytes: Vec<u8> = (0..size).map(|_| random.draw() as u8).collect();
    program.write(start, &bytes)?;
    Ok(Answer::Number(size as i64))
}

/// `sigaction(signal, new, old)`. It says that every signal is ignored already, so that std
/// installs no handler of its own.
pub fn sigaction<P: Program>(program: &mut P) -> Outcome<P> {
    const SIG_IGN: u64 = 1;
    let old = program.pointer(2)?;
    if program.address(old) != 0 {
        program.write(old, &SIG_IGN.to_le_bytes())?;
    }
    Ok(Answer::Number(0))
}

/// `strerror_r(number, text, size)`.
pub fn strerror_r<P: Program>(program: &mut P) -> Outcome<P> {
    let number = program.integer(0)? as Errno;
    let text = match error_text(number) {
        "" => format!("Unknown error {number}"),
        text => text.into(),
    };
    let (start, room) = (program.pointer(1)?, program.size(2)? as usize);
    let mut bytes = text.into_bytes();
    bytes.truncate(room.saturating_sub(1));
    bytes.push(0);
    program.write(start, &bytes)?;
    Ok(Answer::Number(0))
}

/// `sysconf(name)`.
pub fn sysconf<P: Program>(program: &P) -> Outcome<P> {
    const SC_PAGESIZE: i64 = 30;
    const SC_NPROCESSORS_ONLN: i64 = 84;
    Ok(Answer::Number(match program.integer(0)? {
        SC_PAGESIZE => PAGE,
        SC_NPROCESSORS_ONLN => PROCESSORS,
        _ => -1,
    }))
}

/// glibc's text for an error, if it can happen here; else empty.
fn error_text(number: Errno) -> &'static str {
    match number {
        1 => "Operation not permitted",
        2 => "No such file or directory",
        4 => "Interrupted system call",
        5 => "Input/output error",
        7 => "Argument list too long",
        9 => "Bad file descriptor",
        11 => "Resource temporarily unavailable",
        12 => "Cannot allocate memory",
        13 => "Permission denied",
        16 => "Device or resource busy",
        17 => "File exists",
        18 => "Invalid cross-device link",
        20 => "Not a directory",
        21 => "Is a directory",
        22 => "Invalid argument",
        24 => "Too many open files",
        27 => "File too large",
        28 => "No space left on device",
        29 => "Illegal seek",
        30 => "Read-only file system",
        32 => "Broken pipe",
        36 => "File name too long",
        38 => "Function not implemented",
        39 => "Directory not empty",
        98 => "Address already in use",
        99 => "Cannot assign requested address",
        101 => "Network is unreachable",
        103 => "Software caused connection abort",
        104 => "Connection reset by peer",
        107 => "Transport endpoint is not connected",
        110 => "Connection timed out",
        111 => "Connection refused",
        113 => "No route to host",
        _ => "",
    }
}
