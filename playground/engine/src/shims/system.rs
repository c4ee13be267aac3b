//! System calls made by number (the futex above all, on which std builds every
//! lock), random bytes, and questions about the machine.

use rustc_const_eval::interpret::*;
use rustc_middle::throw_unsup_format;

use super::{Args, Dest, NOT_HERE, answer, fail, time};
use crate::intrinsics::atomically;
use crate::machine::Interpreter;
use crate::memory::Owner;
use crate::threads::State;

/// Numbers of riscv64 Linux.
mod number {
    pub const FUTEX: i64 = 98;
    pub const GETTID: i64 = 178;
    pub const GETRANDOM: i64 = 278;
    /// Ways to copy and to look at files for which std has another.
    pub const REPLACED: [i64; 4] = [71, 76, 285, 291];
}

/// `EAGAIN`: the futex does not hold the value that was expected.
const TRY_AGAIN: i32 = 11;

pub fn syscall<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    match ecx.read_scalar(&args[0])?.to_i64()? {
        number::FUTEX => futex(ecx, args, dest),
        number::GETTID => {
            let thread = ecx.machine.threads.running();
            answer(ecx, dest, 1 + thread as i64)
        }
        number::GETRANDOM => getrandom(ecx, &args[1], &args[2], dest),
        replaced if number::REPLACED.contains(&replaced) => fail(ecx, dest, NOT_HERE),
        other => throw_unsup_format!("the system call {other}"),
    }
}

/// `futex(address, operation, value, timeout, …)`.
fn futex<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    const WAIT: i32 = 0;
    const WAKE: i32 = 1;
    const WAIT_BITSET: i32 = 9;
    const WAKE_BITSET: i32 = 10;
    /// Without FUTEX_PRIVATE_FLAG and FUTEX_CLOCK_REALTIME.
    const OPERATION: i32 = 0x7f;

    let pointer = ecx.read_pointer(&args[1])?;
    let address = pointer.addr().bytes();
    let operation = ecx.read_scalar(&args[2])?.to_i32()? & OPERATION;
    let value = ecx.read_scalar(&args[3])?;
    let value = value.to_bits(value.size())? as u32;
    match operation {
        WAIT | WAIT_BITSET => {
            let layout = ecx.layout_of(ecx.tcx.types.u32)?;
            let place = ecx.ptr_to_mplace(pointer, layout);
            if atomically(ecx, |ecx| ecx.read_scalar(&place))?.to_u32()? != value {
                return fail(ecx, dest, TRY_AGAIN);
            }
            let deadline = deadline(ecx, &args[4], operation == WAIT)?;
            answer(ecx, dest, 0)?;
            let result = ecx.force_allocation(dest)?;
            ecx.machine.threads.current_mut().state = State::Futex { address, deadline, result };
            interp_ok(())
        }
        WAKE | WAKE_BITSET => {
            let woken = ecx.machine.threads.wake(address, u64::from(value));
            answer(ecx, dest, woken as i64)
        }
        other => throw_unsup_format!("the futex operation {other}"),
    }
}

/// When a wait gives up: never if the pointer is null.
fn deadline<'tcx>(
    ecx: &Interpreter<'tcx>,
    timeout: &OpTy<'tcx, Owner>,
    relative: bool,
) -> InterpResult<'tcx, Option<u64>> {
    if ecx.read_pointer(timeout)?.addr().bytes() == 0 {
        return interp_ok(None);
    }
    let time = time::read(ecx, &ecx.deref_pointer(timeout)?)?;
    interp_ok(Some(if relative { ecx.machine.clock.saturating_add(time) } else { time }))
}

pub fn getrandom<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    start: &OpTy<'tcx, Owner>,
    size: &OpTy<'tcx, Owner>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let start = ecx.read_pointer(start)?;
    let size = ecx.read_target_usize(size)?;
    let bytes: Vec<u8> = (0..size).map(|_| ecx.machine.random.next() as u8).collect();
    ecx.write_bytes_ptr(start, bytes)?;
    answer(ecx, dest, size as i64)
}

/// `sigaction(signal, new, old)`: every signal is ignored already, so std installs no handler of its own.
pub fn sigaction<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    const IGNORED: u64 = 1;
    let old = ecx.read_pointer(&args[2])?;
    if old.addr().bytes() != 0 {
        ecx.write_bytes_ptr(old, IGNORED.to_le_bytes())?;
    }
    answer(ecx, dest, 0)
}

/// `strerror_r(number, text, size)`, in glibc's words for what can happen here.
pub fn strerror<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let number = ecx.read_scalar(&args[0])?.to_i32()?;
    let text = match number {
        1 => "Operation not permitted",
        2 => "No such file or directory",
        4 => "Interrupted system call",
        5 => "Input/output error",
        9 => "Bad file descriptor",
        11 => "Resource temporarily unavailable",
        7 => "Argument list too long",
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
    };
    let text = if text.is_empty() { format!("Unknown error {number}") } else { text.into() };
    let to = ecx.read_pointer(&args[1])?;
    let room = ecx.read_target_usize(&args[2])? as usize;
    let mut bytes = text.into_bytes();
    bytes.truncate(room.saturating_sub(1));
    bytes.push(0);
    ecx.write_bytes_ptr(to, bytes)?;
    answer(ecx, dest, 0)
}

/// A page of 4 KB, and four processors.
pub fn sysconf<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    const PAGE_SIZE: i32 = 30;
    const PROCESSORS: i32 = 84;
    match ecx.read_scalar(&args[0])?.to_i32()? {
        PAGE_SIZE => answer(ecx, dest, 4096),
        PROCESSORS => answer(ecx, dest, 4),
        _ => answer(ecx, dest, -1),
    }
}
