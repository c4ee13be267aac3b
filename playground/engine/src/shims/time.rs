//! The virtual clock: a step takes a little, a look at it a microsecond, and a
//! sleep no time at all for whoever waits for the run.

use rustc_abi::FieldIdx;
use rustc_const_eval::interpret::*;

use super::{Args, Dest, answer};
use crate::machine::Interpreter;
use crate::memory::Owner;
use crate::threads::State;

const SECOND: u64 = 1_000_000_000;
const LOOK: u64 = 1_000;

pub fn clock_gettime<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    ecx.machine.clock += LOOK;
    let now = ecx.machine.clock;
    let time = ecx.deref_pointer(&args[1])?;
    let [seconds, nanoseconds] = fields(ecx, &time)?;
    ecx.write_scalar(Scalar::from_i64((now / SECOND) as i64), &seconds)?;
    ecx.write_scalar(Scalar::from_i64((now % SECOND) as i64), &nanoseconds)?;
    answer(ecx, dest, 0)
}

/// `TIMER_ABSTIME`.
pub fn is_absolute<'tcx>(
    ecx: &Interpreter<'tcx>,
    flags: &OpTy<'tcx, Owner>,
) -> InterpResult<'tcx, bool> {
    interp_ok(ecx.read_scalar(flags)?.to_i32()? & 1 != 0)
}

pub fn sleep<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    time: &OpTy<'tcx, Owner>,
    dest: Dest<'_, 'tcx>,
    absolute: bool,
) -> InterpResult<'tcx> {
    let time = ecx.deref_pointer(time)?;
    let time = read(ecx, &time)?;
    let until = if absolute { time } else { ecx.machine.clock.saturating_add(time) };
    ecx.machine.threads.current_mut().state = State::Sleeping(until);
    answer(ecx, dest, 0)
}

/// A `timespec` in nanoseconds.
pub fn read<'tcx>(
    ecx: &Interpreter<'tcx>,
    time: &MPlaceTy<'tcx, Owner>,
) -> InterpResult<'tcx, u64> {
    let [seconds, nanoseconds] = fields(ecx, time)?;
    let seconds = ecx.read_scalar(&seconds)?.to_i64()? as u64;
    let nanoseconds = ecx.read_scalar(&nanoseconds)?.to_i64()? as u64;
    interp_ok(seconds.saturating_mul(SECOND).saturating_add(nanoseconds))
}

/// One of the two times of `futimens`; none where it is to stay as it is.
pub fn read_or_omitted<'tcx>(
    ecx: &Interpreter<'tcx>,
    times: &MPlaceTy<'tcx, Owner>,
    index: u64,
) -> InterpResult<'tcx, Option<u64>> {
    const NOW: i64 = (1 << 30) - 1;
    const OMIT: i64 = (1 << 30) - 2;
    let time = times.offset(times.layout.size * index, times.layout, ecx)?;
    let [_, nanoseconds] = fields(ecx, &time)?;
    match ecx.read_scalar(&nanoseconds)?.to_i64()? {
        OMIT => interp_ok(None),
        NOW => interp_ok(Some(ecx.machine.clock)),
        _ => read(ecx, &time).map(Some),
    }
}

fn fields<'tcx>(
    ecx: &Interpreter<'tcx>,
    time: &MPlaceTy<'tcx, Owner>,
) -> InterpResult<'tcx, [MPlaceTy<'tcx, Owner>; 2]> {
    interp_ok([
        ecx.project_field(time, FieldIdx::from_u32(0))?,
        ecx.project_field(time, FieldIdx::from_u32(1))?,
    ])
}
