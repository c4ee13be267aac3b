//! Panics. Frames are left one by one, and run their cleanup, until one was called by
//! `catch_unwind`.

use std::rc::Rc;

use rustc_abi::{FieldIdx, Size};
use rustc_const_eval::interpret::*;
use rustc_hir::LangItem;
use rustc_middle::mir::{BasicBlock, UnwindAction};
use rustc_middle::ty::{self, Instance, Ty};

use crate::event::Event;
use crate::hot::Code;
use crate::machine::{Enter, Interpreter, RawPointer};
use crate::memory::Owner;
use crate::places::{calls_of, panic_here};
use crate::watch::Watched;

/// How many calls there may be between `resume_unwind` and the unwinder.
const RAISE_DEPTH: usize = 12;

/// What this machine adds to a frame of the interpreter.
pub struct FrameExtra<'tcx> {
    /// Set on the frame of the closure that `catch_unwind` calls.
    catch: Option<Catch<'tcx>>,
    pub code: Rc<Code<'tcx>>,
    /// For a function of the reader's own, while the run is watched.
    pub watched: Option<Box<Watched>>,
}

impl<'tcx> FrameExtra<'tcx> {
    pub fn new(code: Rc<Code<'tcx>>, watched: Option<Box<Watched>>) -> Self {
        FrameExtra { catch: None, code, watched }
    }
}

/// What to do when a panic reaches the frame: call the handler, and answer 1.
struct Catch<'tcx> {
    handler: RawPointer,
    data: ImmTy<'tcx, Owner>,
    dest: PlaceTy<'tcx, Owner>,
    ret: Option<BasicBlock>,
}

/// The intrinsic `catch_unwind(function, data, handler)`: 0 if the function returned, 1 if it
/// unwound.
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

/// `_Unwind_RaiseException(exception)`: tells of the panic, and begins to unwind.
pub fn start<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    exception: &OpTy<'tcx, Owner>,
    unwind: UnwindAction,
) -> InterpResult<'tcx> {
    // `resume_unwind` continues a panic that was told before.
    let resumed = |(instance, _): (Instance<'tcx>, _)| {
        ecx.tcx
            .opt_item_name(instance.def_id())
            .is_some_and(|name| name.as_str() == "resume_unwind")
    };
    if !calls_of(&ecx.machine.threads.current().stack).take(RAISE_DEPTH).any(resumed) {
        let message = message(ecx, exception)?.unwrap_or_else(|| "Box<dyn Any>".into());
        let panic = panic_here(*ecx.tcx, &ecx.machine, message);
        let thread = ecx.machine.threads.running();
        ecx.machine.teller.tell(&Event::Panic { thread, panic: &panic });
        ecx.machine.threads.current_mut().panic = Some(panic);
    }
    let payload = ecx.read_scalar(exception)?;
    ecx.machine.threads.current_mut().payloads.push(payload);
    ecx.unwind_to_block(unwind)
}

/// The message of a panic, if its payload is a `&str` or a `String`.
fn message<'tcx>(
    ecx: &Interpreter<'tcx>,
    exception: &OpTy<'tcx, Owner>,
) -> InterpResult<'tcx, Option<String>> {
    let tcx = *ecx.tcx;
    // std's exception is what the unwinder wants, a word, and a `Box<dyn Any + Send>`.
    let own = ecx.deref_pointer(exception)?;
    let word = tcx.data_layout.pointer_size();
    let raw = ecx.layout_of(Ty::new_imm_ptr(tcx, tcx.types.u8))?;
    let pointer_at =
        |offset| ecx.read_pointer(&ecx.ptr_to_mplace(own.ptr().wrapping_offset(offset, ecx), raw));
    let (data, vtable) =
        (pointer_at(own.layout.size + word)?, pointer_at(own.layout.size + word * 2)?);
    let ty = ecx.get_ptr_vtable_ty(vtable, None)?;
    let value = ecx.ptr_to_mplace(data, ecx.layout_of(ty)?);
    let text = match ty.kind() {
        ty::Ref(_, inner, _) if inner.is_str() => ecx.deref_pointer(&value)?,
        ty::Adt(adt, _) if tcx.is_lang_item(adt.did(), LangItem::String) => {
            let vector = ecx.project_field(&value, FieldIdx::ZERO)?;
            let length = ecx.read_target_usize(&field(ecx, &vector, "len")?)?;
            let start = field(ecx, &field(ecx, &field(ecx, &vector, "buf")?, "inner")?, "ptr")?;
            // `ptr` is a `Unique` around a `NonNull` around the pointer: one word.
            let start = ecx.read_pointer(&start.transmute(raw, ecx)?)?;
            let bytes = ecx.read_bytes_ptr_strip_provenance(start, Size::from_bytes(length))?;
            return interp_ok(Some(String::from_utf8_lossy(bytes).into_owned()));
        }
        _ => return interp_ok(None),
    };
    interp_ok(Some(ecx.read_str(&text)?.into()))
}

/// Called when a frame is gone. A panic that the frame was to catch ends here: the handler runs.
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
    let payload =
        ecx.machine.threads.current_mut().payloads.pop().expect("unwinding has a payload");
    let payload = ImmTy::from_scalar(payload, catch.data.layout);
    let handler = ecx.get_ptr_fn(catch.handler)?.as_instance()?;
    ecx.enter(handler, vec![catch.data, payload], None, catch.ret, UnwindAction::Continue)?;
    interp_ok(ReturnAction::NoJump)
}

/// The field of a struct that has this name.
fn field<'tcx>(
    ecx: &Interpreter<'tcx>,
    place: &MPlaceTy<'tcx, Owner>,
    name: &str,
) -> InterpResult<'tcx, MPlaceTy<'tcx, Owner>> {
    let ty = place.layout.ty;
    let fields = &ty.ty_adt_def().expect("a struct").non_enum_variant().fields;
    let index = fields.iter().position(|field| field.name.as_str() == name);
    let index = index.unwrap_or_else(|| panic!("`{ty}` has a field `{name}`"));
    ecx.project_field(place, FieldIdx::from_usize(index))
}
