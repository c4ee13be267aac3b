//! Threads and their keys, as POSIX names them.

use rustc_const_eval::interpret::*;
use rustc_middle::mir::UnwindAction;
use rustc_middle::throw_machine_stop;

use super::{Args, Dest, answer};
use crate::event::{End, Event, Limit};
use crate::machine::{Engine, Enter, Interpreter, Stop};
use crate::threads::State;

pub fn this<'tcx>(ecx: &mut Interpreter<'tcx>, dest: Dest<'_, 'tcx>) -> InterpResult<'tcx> {
    let thread = ecx.machine.threads.running();
    answer(ecx, dest, thread as i64)
}

/// Asked for by `yield_now`, and by loops that spin until another thread has done something.
pub fn let_others_run(ecx: &mut Interpreter<'_>) {
    /// Nanoseconds that pass if nobody else can run: then it waits for one that sleeps.
    const PAUSE: u64 = 20_000;
    let Engine { threads, clock, .. } = &mut ecx.machine;
    if !threads.is_other_ready() {
        *clock += PAUSE;
    }
    threads.let_others_run();
}

/// `pthread_create(&thread, attributes, function, argument)`.
pub fn create<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    if ecx.machine.threads.len() >= ecx.machine.thread_limit {
        throw_machine_stop!(Stop(End::Limit { limit: Limit::Threads }));
    }
    let handle = ecx.deref_pointer(&args[0])?;
    let function = ecx.read_pointer(&args[2])?;
    let function = ecx.get_ptr_fn(function)?.as_instance()?;
    let argument = ecx.read_immediate(&args[3])?;
    let Engine { threads, random, .. } = &mut ecx.machine;
    let thread = threads.add(random);
    ecx.write_scalar(Scalar::from_u64(thread as u64), &handle)?;
    let creator = ecx.machine.threads.switch_to(thread);
    ecx.enter(function, vec![argument], None, None, UnwindAction::Continue)?;
    ecx.machine.threads.switch_to(creator);
    ecx.machine.teller.tell(&Event::ThreadStarted { thread });
    answer(ecx, dest, 0)
}

pub fn join<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let thread = ecx.read_target_usize(&args[0])? as usize;
    let ended = ecx.machine.threads.get(thread).is_none_or(|thread| thread.state == State::Ended);
    if ended {
        ecx.machine.threads.hear(thread);
    } else {
        ecx.machine.threads.current_mut().state = State::Joining(thread);
    }
    answer(ecx, dest, 0)
}

/// `pthread_key_create(&key, destructor)`; keys count from 1.
pub fn key_create<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let destructor = ecx.read_pointer(&args[1])?;
    let destructor = match destructor.addr().bytes() {
        0 => None,
        _ => Some(ecx.get_ptr_fn(destructor)?.as_instance()?),
    };
    ecx.machine.keys.push(destructor);
    let key = ecx.deref_pointer(&args[0])?;
    ecx.write_scalar(Scalar::from_u32(ecx.machine.keys.len() as u32), &key)?;
    answer(ecx, dest, 0)
}

pub fn set_specific<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let key = u64::from(ecx.read_scalar(&args[0])?.to_u32()?);
    let value = ecx.read_scalar(&args[1])?;
    ecx.machine.threads.current_mut().keys.insert(key, value);
    answer(ecx, dest, 0)
}

pub fn get_specific<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let key = u64::from(ecx.read_scalar(&args[0])?.to_u32()?);
    let value = ecx.machine.threads.current().keys.get(&key).copied();
    let value = value.unwrap_or_else(|| Scalar::from_maybe_pointer(Pointer::null(), ecx));
    ecx.write_scalar(value, dest)
}
