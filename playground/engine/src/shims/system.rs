//! System calls made by number (the futex above all, on which std builds every
//! lock), random bytes, and questions about the machine.

use rustc_const_eval::interpret::*;
use rustc_middle::throw_unsup_format;

use super::{Args, Dest, answer, fail, time};
use crate::machine::Interpreter;
use crate::memory::Owner;
use crate::threads::State;

/// Numbers of riscv64 Linux.
mod number {
    pub const FUTEX: i64 = 98;
    pub const GETTID: i64 = 178;
    pub const GETRANDOM: i64 = 278;
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
            if ecx.read_scalar(&place)?.to_u32()? != value {
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
