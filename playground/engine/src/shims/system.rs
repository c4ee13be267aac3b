//! System calls made by number (above all the futex, on which std builds every
//! lock), random bytes, and questions about the machine.

use rustc_const_eval::interpret::*;
use rustc_middle::throw_unsup_format;

use super::environment::{OWN, c_string};
use super::{Call, NOT_IMPLEMENTED, time};
use crate::intrinsics::atomically;
use crate::std_only::schedule::State;

/// Numbers of system calls on riscv64 Linux.
mod number {
    pub const FUTEX: i64 = 98;
    pub const GETTID: i64 = 178;
    pub const GETRANDOM: i64 = 278;
    /// `sendfile`, `splice`, `copy_file_range` and `statx`: std does without if they fail.
    pub const REPLACED: [i64; 4] = [71, 76, 285, 291];
}

/// The number of the program's process, and of its first thread for `gettid`.
pub const PROCESS: i64 = 1;
/// `EAGAIN`: the futex does not have the value that was expected.
const TRY_AGAIN: i32 = 11;
/// What `sysconf` says: the size of a page in bytes, and how many processors there are.
const PAGE: i64 = 4096;
const PROCESSORS: i64 = 4;

impl<'tcx> Call<'_, 'tcx> {
    /// `syscall(number, …)`.
    pub fn syscall(&mut self) -> InterpResult<'tcx> {
        match self.ecx.read_scalar(&self.args[0])?.to_i64()? {
            number::FUTEX => self.futex(),
            number::GETTID => {
                let thread = self.ecx.machine.threads.running();
                self.answer(PROCESS + thread.index() as i64)
            }
            number::GETRANDOM => self.getrandom(1),
            replaced if number::REPLACED.contains(&replaced) => self.fail(NOT_IMPLEMENTED),
            other => throw_unsup_format!("the system call {other}"),
        }
    }

    /// `futex(address, operation, value, timeout, …)`, after the number of the system call.
    fn futex(&mut self) -> InterpResult<'tcx> {
        const WAIT: i32 = 0;
        const WAKE: i32 = 1;
        const WAIT_BITSET: i32 = 9;
        const WAKE_BITSET: i32 = 10;
        /// All bits but `FUTEX_PRIVATE_FLAG` and `FUTEX_CLOCK_REALTIME`.
        const OPERATION: i32 = 0x7f;

        let pointer = self.pointer(1)?;
        let address = pointer.addr().bytes();
        let operation = self.int(2)? & OPERATION;
        let value = self.ecx.read_scalar(&self.args[3])?;
        let value = value.to_bits(value.size())? as u32;
        match operation {
            WAIT | WAIT_BITSET => {
                let layout = self.ecx.layout_of(self.ecx.tcx.types.u32)?;
                let place = self.ecx.ptr_to_mplace(pointer, layout);
                if atomically(self.ecx, |ecx| ecx.read_scalar(&place))?.to_u32()? != value {
                    return self.fail(TRY_AGAIN);
                }
                let deadline = self.deadline(4, operation == WAIT)?;
                self.answer(0)?;
                let result = self.ecx.force_allocation(self.dest)?;
                let threads = &mut self.ecx.machine.threads;
                threads.current_mut().futex_result = Some(result);
                threads.set_state(State::Futex { address, deadline });
                interp_ok(())
            }
            WAKE | WAKE_BITSET => {
                let woken = self.ecx.machine.threads.wake(address, u64::from(value));
                self.answer(woken as i64)
            }
            other => throw_unsup_format!("the futex operation {other}"),
        }
    }

    /// When a wait gives up. A null pointer means never.
    fn deadline(&self, timeout: usize, is_relative: bool) -> InterpResult<'tcx, Option<u64>> {
        if self.pointer(timeout)?.addr().bytes() == 0 {
            return interp_ok(None);
        }
        let time = time::read(self.ecx, &self.pointee(timeout)?)?;
        let now = self.ecx.machine.clock;
        interp_ok(Some(if is_relative { now.saturating_add(time) } else { time }))
    }

    /// `getrandom(start, size, flags)`; `first` is the index of `start`.
    pub fn getrandom(&mut self, first: usize) -> InterpResult<'tcx> {
        let (start, size) = (self.pointer(first)?, self.size(first + 1)?);
        let random = &mut self.ecx.machine.random;
        let bytes: Vec<u8> = (0..size).map(|_| random.draw() as u8).collect();
        self.ecx.write_bytes_ptr(start, bytes)?;
        self.answer(size as i64)
    }

    /// `gnu_get_libc_version()`.
    pub fn gnu_get_libc_version(&mut self) -> InterpResult<'tcx> {
        let version = c_string(self.ecx, b"2.36", OWN)?;
        self.answer_pointer(version)
    }

    /// `sigaction(signal, new, old)`. It says that every signal is ignored already, so that std
    /// installs no handler of its own.
    pub fn sigaction(&mut self) -> InterpResult<'tcx> {
        const SIG_IGN: u64 = 1;
        let old = self.pointer(2)?;
        if old.addr().bytes() != 0 {
            self.ecx.write_bytes_ptr(old, SIG_IGN.to_le_bytes())?;
        }
        self.answer(0)
    }

    /// `strerror_r(number, text, size)`.
    pub fn strerror_r(&mut self) -> InterpResult<'tcx> {
        let number = self.int(0)?;
        let text = match error_text(number) {
            "" => format!("Unknown error {number}"),
            text => text.into(),
        };
        let (start, room) = (self.pointer(1)?, self.size(2)? as usize);
        let mut bytes = text.into_bytes();
        bytes.truncate(room.saturating_sub(1));
        bytes.push(0);
        self.ecx.write_bytes_ptr(start, bytes)?;
        self.answer(0)
    }

    /// `sysconf(name)`.
    pub fn sysconf(&mut self) -> InterpResult<'tcx> {
        const SC_PAGESIZE: i32 = 30;
        const SC_NPROCESSORS_ONLN: i32 = 84;
        match self.int(0)? {
            SC_PAGESIZE => self.answer(PAGE),
            SC_NPROCESSORS_ONLN => self.answer(PROCESSORS),
            _ => self.answer(-1),
        }
    }
}

/// glibc's text for an error, if it can happen here; else empty.
fn error_text(number: i32) -> &'static str {
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
