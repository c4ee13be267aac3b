//! Starting a thread, and the end of its thread-locals.

use rustc_const_eval::interpret::*;
use rustc_middle::mir::UnwindAction;
use rustc_middle::ty::Ty;

use super::Call;
use crate::event::Event;
use crate::machine::{Engine, Enter, Interpreter};
use crate::memory::Owner;
use crate::std_only::system::{Answer, Program};

impl<'tcx> Call<'_, 'tcx> {
    /// `pthread_create(&thread, attributes, function, argument)`.
    pub fn pthread_create(&mut self, dest: &PlaceTy<'tcx, Owner>) -> InterpResult<'tcx> {
        self.ecx.machine.reserve_thread()?;
        let result = self.ecx.deref_pointer(&self.args[0])?;
        let function = self.pointer(2)?;
        let function = self.ecx.get_ptr_fn(function)?.as_instance()?;
        let argument = self.ecx.read_immediate(&self.args[3])?;
        let Engine { threads, system, .. } = &mut self.ecx.machine;
        let thread = threads.start(&mut system.random);
        self.ecx.write_scalar(Scalar::from_u64(thread.index() as u64), &result)?;
        let creator = self.ecx.machine.threads.switch_to(thread);
        self.ecx.enter(function, vec![argument], None, None, UnwindAction::Continue)?;
        self.ecx.machine.threads.switch_to(creator);
        self.ecx.machine.teller.tell(&Event::ThreadStarted { thread });
        self.act(Answer::Number(0), dest)
    }

    /// `pthread_setname_np(thread, name)`, which std calls for the running thread only.
    pub fn pthread_setname_np(&mut self, dest: &PlaceTy<'tcx, Owner>) -> InterpResult<'tcx> {
        let name = self.string(1)?;
        let name = String::from_utf8_lossy(&name).into_owned();
        self.ecx.machine.threads.current_mut().name = Some(name);
        self.act(Answer::Number(0), dest)
    }
}

/// Starts the destructor of one of the running thread's pthread keys; false if none is left.
pub fn run_key_destructor<'tcx>(ecx: &mut Interpreter<'tcx>) -> InterpResult<'tcx, bool> {
    let values = ecx.machine.threads.current().keys.clone();
    for (key, value) in values {
        ecx.machine.threads.current_mut().keys.remove(&key);
        let is_null = value.addr().bytes() == 0;
        let destructor = ecx.machine.system.destructor(key).filter(|_| !is_null);
        if let Some(destructor) = destructor {
            let destructor = ecx.get_ptr_fn(destructor)?.as_instance()?;
            let pointer = Ty::new_mut_ptr(*ecx.tcx, ecx.tcx.types.u8);
            let value = Scalar::from_maybe_pointer(value, ecx);
            let arg = ImmTy::from_scalar(value, ecx.layout_of(pointer)?);
            ecx.enter(destructor, vec![arg], None, None, UnwindAction::Continue)?;
            return interp_ok(true);
        }
    }
    interp_ok(false)
}
