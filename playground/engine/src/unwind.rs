//! Panics: frames are left one by one, running their cleanup, until one of them
//! was called by `catch_unwind`.

use std::rc::Rc;

use rustc_const_eval::interpret::*;
use rustc_middle::mir::{BasicBlock, UnwindAction};

use crate::hot::Code;
use crate::machine::{Enter, Interpreter, RawPointer};
use crate::memory::Owner;

pub struct FrameExtra<'tcx> {
    /// Set on the frame of a closure that runs under `catch_unwind`.
    catch: Option<Catch<'tcx>>,
    pub code: Rc<Code<'tcx>>,
}

impl<'tcx> FrameExtra<'tcx> {
    pub fn new(code: Rc<Code<'tcx>>) -> Self {
        FrameExtra { catch: None, code }
    }
}

struct Catch<'tcx> {
    handler: RawPointer,
    data: ImmTy<'tcx, Owner>,
    dest: PlaceTy<'tcx, Owner>,
    ret: Option<BasicBlock>,
}

/// The intrinsic `catch_unwind(function, data, handler)`: 0 when the function returned, 1 when it unwound.
pub fn catch<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: &[OpTy<'tcx, Owner>],
    dest: &PlaceTy<'tcx, Owner>,
    ret: Option<BasicBlock>,
) -> InterpResult<'tcx> {
    let function = ecx.read_pointer(&args[0])?;
    let function = ecx.get_ptr_fn(function)?.as_instance()?;
    let data = ecx.read_immediate(&args[1])?;
    let handler = ecx.read_pointer(&args[2])?;
    ecx.write_scalar(Scalar::from_i32(0), dest)?;
    ecx.enter(function, vec![data.clone()], None, ret, UnwindAction::Continue)?;
    ecx.frame_mut().extra.catch = Some(Catch { handler, data, dest: dest.clone(), ret });
    interp_ok(())
}

/// `_Unwind_RaiseException(payload)`.
pub fn start<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    payload: Scalar<Owner>,
    unwind: UnwindAction,
) -> InterpResult<'tcx> {
    ecx.machine.threads.current_mut().payloads.push(payload);
    ecx.unwind_to_block(unwind)
}

pub fn after_pop<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    mut frame: Frame<'tcx, Owner, FrameExtra<'tcx>>,
    unwinding: bool,
) -> InterpResult<'tcx, ReturnAction> {
    frame.extra.code.leave(&frame.locals);
    let Some(catch) = frame.extra.catch.take().filter(|_| unwinding) else {
        return interp_ok(ReturnAction::Normal);
    };
    ecx.write_scalar(Scalar::from_i32(1), &catch.dest)?;
    let payload = ecx.machine.threads.current_mut().payloads.pop().expect("unwinding has a payload");
    let payload = ImmTy::from_scalar(payload, catch.data.layout);
    let handler = ecx.get_ptr_fn(catch.handler)?.as_instance()?;
    ecx.enter(handler, vec![catch.data, payload], None, catch.ret, UnwindAction::Continue)?;
    interp_ok(ReturnAction::NoJump)
}
