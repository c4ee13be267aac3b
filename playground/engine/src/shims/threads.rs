//! Threads and their keys, as POSIX names them.

use rustc_const_eval::interpret::*;
use rustc_middle::mir::UnwindAction;
use rustc_middle::ty::Ty;

use super::Call;
use crate::event::Event;
use crate::machine::{Engine, Enter, Interpreter};
use crate::std_only::schedule::{State, ThreadId};

/// Nanoseconds that a yield takes when no other thread can run: the thread waits for one that
/// sleeps.
const PAUSE: u64 = 20_000;

impl<'tcx> Call<'_, 'tcx> {
    /// `pthread_self()`.
    pub fn pthread_self(&mut self) -> InterpResult<'tcx> {
        let thread = self.ecx.machine.threads.running();
        self.answer(thread.index() as i64)
    }

    /// `sched_yield()`, which `yield_now` calls.
    pub fn sched_yield(&mut self) -> InterpResult<'tcx> {
        self.let_others_run();
        self.answer(0)
    }

    /// Ends the turn of a thread that yields, or spins until another has done something.
    pub fn let_others_run(&mut self) {
        let Engine { threads, clock, .. } = &mut self.ecx.machine;
        if !threads.is_other_ready() {
            *clock += PAUSE;
        }
        threads.set_state(State::Yielding);
    }

    /// `pthread_create(&thread, attributes, function, argument)`.
    pub fn pthread_create(&mut self) -> InterpResult<'tcx> {
        self.ecx.machine.reserve_thread()?;
        let result = self.pointee(0)?;
        let function = self.pointer(2)?;
        let function = self.ecx.get_ptr_fn(function)?.as_instance()?;
        let argument = self.ecx.read_immediate(&self.args[3])?;
        let Engine { threads, random, .. } = &mut self.ecx.machine;
        let thread = threads.start(random);
        self.ecx.write_scalar(Scalar::from_u64(thread.index() as u64), &result)?;
        let creator = self.ecx.machine.threads.switch_to(thread);
        self.ecx.enter(function, vec![argument], None, None, UnwindAction::Continue)?;
        self.ecx.machine.threads.switch_to(creator);
        self.ecx.machine.teller.tell(&Event::ThreadStarted { thread });
        self.answer(0)
    }

    /// `pthread_join(thread, &result)`.
    pub fn pthread_join(&mut self) -> InterpResult<'tcx> {
        let joined = ThreadId::new(self.size(0)? as usize);
        let threads = &mut self.ecx.machine.threads;
        if threads.has_ended(joined) {
            threads.hear(threads.running(), joined);
        } else {
            threads.set_state(State::Joining(joined));
        }
        self.answer(0)
    }

    /// `pthread_key_create(&key, destructor)`.
    pub fn pthread_key_create(&mut self) -> InterpResult<'tcx> {
        let destructor = self.pointer(1)?;
        let destructor = match destructor.addr().bytes() {
            0 => None,
            _ => Some(self.ecx.get_ptr_fn(destructor)?.as_instance()?),
        };
        self.ecx.machine.library.keys.push(destructor);
        let key = self.pointee(0)?;
        let number = self.ecx.machine.library.keys.len() as u32;
        self.ecx.write_scalar(Scalar::from_u32(number), &key)?;
        self.answer(0)
    }

    /// `pthread_setspecific(key, value)`.
    pub fn pthread_setspecific(&mut self) -> InterpResult<'tcx> {
        let key = self.key()?;
        let value = self.ecx.read_scalar(&self.args[1])?;
        self.ecx.machine.threads.current_mut().keys.insert(key, value);
        self.answer(0)
    }

    /// `pthread_getspecific(key)`.
    pub fn pthread_getspecific(&mut self) -> InterpResult<'tcx> {
        let key = self.key()?;
        let value = self.ecx.machine.threads.current().keys.get(&key).copied();
        let null = Scalar::from_maybe_pointer(Pointer::null(), self.ecx);
        self.ecx.write_scalar(value.unwrap_or(null), self.dest)
    }

    fn key(&self) -> InterpResult<'tcx, u64> {
        interp_ok(u64::from(self.ecx.read_scalar(&self.args[0])?.to_u32()?))
    }
}

/// Starts the destructor of one of the running thread's pthread keys; false if none is left.
pub fn run_key_destructor<'tcx>(ecx: &mut Interpreter<'tcx>) -> InterpResult<'tcx, bool> {
    let values = ecx.machine.threads.current().keys.clone();
    for (key, value) in values {
        ecx.machine.threads.current_mut().keys.remove(&key);
        let is_null = value.to_pointer(ecx)?.addr().bytes() == 0;
        let destructor = ecx.machine.library.keys[key as usize - 1].filter(|_| !is_null);
        if let Some(destructor) = destructor {
            let pointer = Ty::new_mut_ptr(*ecx.tcx, ecx.tcx.types.u8);
            let arg = ImmTy::from_scalar(value, ecx.layout_of(pointer)?);
            ecx.enter(destructor, vec![arg], None, None, UnwindAction::Continue)?;
            return interp_ok(true);
        }
    }
    interp_ok(false)
}
