//! The virtual clock. A step takes a little time on it, a look at it a microsecond,
//! and a sleep takes no time at all for the person who waits for the run.

use rustc_abi::FieldIdx;
use rustc_const_eval::interpret::*;

use super::Call;
use crate::machine::Interpreter;
use crate::memory::Owner;
use crate::std_only::schedule::State;

/// Nanoseconds in a second.
pub const SECOND: u64 = 1_000_000_000;
/// Nanoseconds that reading the clock takes.
const LOOK: u64 = 1_000;

impl<'tcx> Call<'_, 'tcx> {
    /// `clock_gettime(clock, &time)`; all clocks are one.
    pub fn clock_gettime(&mut self) -> InterpResult<'tcx> {
        self.ecx.machine.clock += LOOK;
        let now = self.ecx.machine.clock;
        let time = self.pointee(1)?;
        let [seconds, nanoseconds] = fields(self.ecx, &time)?;
        self.ecx.write_scalar(Scalar::from_i64((now / SECOND) as i64), &seconds)?;
        self.ecx.write_scalar(Scalar::from_i64((now % SECOND) as i64), &nanoseconds)?;
        self.answer(0)
    }

    /// `nanosleep(time, rest)`.
    pub fn nanosleep(&mut self) -> InterpResult<'tcx> {
        let time = read(self.ecx, &self.pointee(0)?)?;
        self.sleep_until(self.ecx.machine.clock.saturating_add(time))
    }

    /// `clock_nanosleep(clock, flags, time, rest)`.
    pub fn clock_nanosleep(&mut self) -> InterpResult<'tcx> {
        const TIMER_ABSTIME: i32 = 1;
        let is_absolute = self.int(1)? & TIMER_ABSTIME != 0;
        let time = read(self.ecx, &self.pointee(2)?)?;
        let now = self.ecx.machine.clock;
        self.sleep_until(if is_absolute { time } else { now.saturating_add(time) })
    }

    fn sleep_until(&mut self, time: u64) -> InterpResult<'tcx> {
        self.ecx.machine.threads.set_state(State::Sleeping(time));
        self.answer(0)
    }
}

/// Reads a `timespec`, in nanoseconds.
pub fn read<'tcx>(
    ecx: &Interpreter<'tcx>,
    time: &MPlaceTy<'tcx, Owner>,
) -> InterpResult<'tcx, u64> {
    let [seconds, nanoseconds] = fields(ecx, time)?;
    let seconds = ecx.read_scalar(&seconds)?.to_i64()? as u64;
    let nanoseconds = ecx.read_scalar(&nanoseconds)?.to_i64()? as u64;
    interp_ok(seconds.saturating_mul(SECOND).saturating_add(nanoseconds))
}

/// Reads one of the two times of `futimens`; none if it is to stay as it is.
pub fn read_or_omitted<'tcx>(
    ecx: &Interpreter<'tcx>,
    times: &MPlaceTy<'tcx, Owner>,
    index: u64,
) -> InterpResult<'tcx, Option<u64>> {
    const UTIME_NOW: i64 = (1 << 30) - 1;
    const UTIME_OMIT: i64 = (1 << 30) - 2;
    let time = times.offset(times.layout.size * index, times.layout, ecx)?;
    let [_, nanoseconds] = fields(ecx, &time)?;
    match ecx.read_scalar(&nanoseconds)?.to_i64()? {
        UTIME_OMIT => interp_ok(None),
        UTIME_NOW => interp_ok(Some(ecx.machine.clock)),
        _ => read(ecx, &time).map(Some),
    }
}

/// The seconds and nanoseconds of a `timespec`.
fn fields<'tcx>(
    ecx: &Interpreter<'tcx>,
    time: &MPlaceTy<'tcx, Owner>,
) -> InterpResult<'tcx, [MPlaceTy<'tcx, Owner>; 2]> {
    interp_ok([
        ecx.project_field(time, FieldIdx::from_u32(0))?,
        ecx.project_field(time, FieldIdx::from_u32(1))?,
    ])
}
