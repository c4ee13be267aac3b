//! The intrinsics that rustc's interpreter leaves to the machine: atomics, unwinding,
//! floats. While one thread runs at a time, an atomic operation is a plain one that
//! also orders others.

use rustc_abi::Size;
use rustc_const_eval::interpret::*;
use rustc_middle::mir::{BasicBlock, BinOp, UnOp, UnwindAction};
use rustc_middle::ty::layout::{HasTypingEnv, ValidityRequirement};
use rustc_middle::ty::{self, AtomicOrdering, Instance};
use rustc_middle::{throw_machine_stop, throw_unsup_format};

use crate::event::End;
use crate::machine::{Engine, Interpreter, Stop};
use crate::memory::Owner;
use crate::std_only::races::Order;
use crate::std_only::schedule::State;
use crate::unwind;

/// One in so many atomic operations ends the turn of its thread. Between atomic operations
/// is where it matters who comes first, and the length of turns alone seldom goes there.
const SELDOM: u64 = 16;

/// Executes an intrinsic, or returns the function to call instead if std has a body for it.
pub fn call<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    instance: Instance<'tcx>,
    args: &[OpTy<'tcx, Owner>],
    dest: &PlaceTy<'tcx, Owner>,
    ret: Option<BasicBlock>,
    _unwind: UnwindAction,
) -> InterpResult<'tcx, Option<Instance<'tcx>>> {
    let name = ecx.tcx.item_name(instance.def_id());
    match name.as_str() {
        "catch_unwind" => {
            unwind::catch(ecx, args, dest, ret)?;
            return interp_ok(None);
        }
        "volatile_load" | "unaligned_volatile_load" => {
            let place = ecx.deref_pointer(&args[0])?;
            ecx.copy_op(&place, dest)?;
        }
        "volatile_store" => {
            let place = ecx.deref_pointer(&args[0])?;
            ecx.copy_op(&args[1], &place)?;
        }
        atomic if let Some(operation) = atomic.strip_prefix("atomic_") => {
            self::atomic(ecx, instance, operation, args, dest)?;
        }
        "black_box" => ecx.copy_op(&args[0], dest)?,
        "is_val_statically_known" => ecx.write_scalar(Scalar::from_bool(false), dest)?,
        "ptr_mask" => {
            let pointer = ecx.read_pointer(&args[0])?;
            let mask = ecx.read_target_usize(&args[1])?;
            let masked = Size::from_bytes(pointer.addr().bytes() & mask);
            ecx.write_pointer(Pointer::new(pointer.provenance, masked), dest)?;
        }
        check if let Some(requirement) = ValidityRequirement::from_intrinsic(name) => {
            let ty = instance.args.type_at(0);
            let input = ecx.typing_env().as_query_input(ty);
            let valid = ecx.tcx.check_validity_requirement((requirement, input));
            if !valid.unwrap_or(true) {
                let message = format!("aborted execution: {check} of the type `{ty}`");
                Engine::panic_nounwind(ecx, &message)?;
                return interp_ok(None);
            }
        }
        "abort" | "breakpoint" => throw_machine_stop!(Stop(End::Abort)),
        float if let Some(result) = float_function(ecx, float, args)? => {
            ecx.write_scalar(result, dest)?;
        }
        other => {
            let intrinsic = ecx.tcx.intrinsic(instance.def_id()).expect("it was called as one");
            if intrinsic.must_be_overridden {
                throw_unsup_format!("the intrinsic `{other}`");
            }
            return interp_ok(Some(Instance {
                def: ty::InstanceKind::Item(instance.def_id()),
                args: instance.args,
            }));
        }
    }
    ecx.return_to_block(ret)?;
    interp_ok(None)
}

/// Accesses memory as part of an atomic operation, which does not race with others.
pub fn atomically<'tcx, T>(
    ecx: &mut Interpreter<'tcx>,
    access: impl FnOnce(&mut Interpreter<'tcx>) -> InterpResult<'tcx, T>,
) -> InterpResult<'tcx, T> {
    ecx.machine.atomically = true;
    let result = access(ecx);
    ecx.machine.atomically = false;
    result
}

/// Executes `atomic_…`: does what the operation means, then passes on what threads know of each
/// other as its order says.
fn atomic<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    instance: Instance<'tcx>,
    operation: &str,
    args: &[OpTy<'tcx, Owner>],
    dest: &PlaceTy<'tcx, Owner>,
) -> InterpResult<'tcx> {
    let mut orders = instance.args.consts().map(|constant| {
        let ordering = constant.to_value().to_branch()[0].to_leaf().to_atomic_ordering();
        order(ordering)
    });
    let order = orders.next().expect("each atomic intrinsic has an order");
    let running = ecx.machine.threads.running();
    match operation {
        "singlethreadfence" => return interp_ok(()),
        "fence" => {
            ecx.machine.threads.current_mut().knowledge.fence(running, order);
            return interp_ok(());
        }
        _ => {}
    }
    let place = ecx.deref_pointer(&args[0])?;
    // A failed exchange stores nothing, and goes by the second order.
    let (loads, stores, order) = match operation {
        "load" => {
            let value = atomically(ecx, |ecx| ecx.read_immediate(&place))?;
            ecx.write_immediate(*value, dest)?;
            (true, false, order)
        }
        "store" => {
            atomically(ecx, |ecx| ecx.copy_op(&args[1], &place))?;
            (false, true, order)
        }
        "cxchg" | "cxchgweak" if !compare_exchange(ecx, &place, args, dest)? => {
            (true, false, orders.next().unwrap_or(order))
        }
        "cxchg" | "cxchgweak" => (true, true, order),
        operation => {
            read_modify_write(ecx, &place, operation, args, dest)?;
            (true, true, order)
        }
    };
    if ecx.machine.threads.started() == 1 {
        return interp_ok(());
    }
    let (allocation, offset, _) = ecx.ptr_get_alloc_id(place.ptr(), 0)?;
    let at = offset.bytes();
    let mut knowledge = std::mem::take(&mut ecx.machine.threads.current_mut().knowledge);
    let accesses = ecx.get_alloc_extra(allocation)?;
    if loads {
        accesses.load(at, order, &mut knowledge);
    }
    if stores {
        accesses.store(at, order, loads, running, &mut knowledge);
    }
    let Engine { threads, system, .. } = &mut ecx.machine;
    threads.current_mut().knowledge = knowledge;
    if system.random.below(SELDOM) == 0 {
        threads.set_state(State::Yielding);
    }
    interp_ok(())
}

fn order(order: AtomicOrdering) -> Order {
    use AtomicOrdering::*;
    Order {
        acquires: matches!(order, Acquire | AcqRel | SeqCst),
        releases: matches!(order, Release | AcqRel | SeqCst),
    }
}

/// Executes `atomic_cxchg`; false if the place held something else than expected.
fn compare_exchange<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    place: &MPlaceTy<'tcx, Owner>,
    args: &[OpTy<'tcx, Owner>],
    dest: &PlaceTy<'tcx, Owner>,
) -> InterpResult<'tcx, bool> {
    let old = atomically(ecx, |ecx| ecx.read_immediate(place))?;
    let expected = ecx.read_immediate(&args[1])?;
    let equal = ecx.binary_op(BinOp::Eq, &old, &expected)?.to_scalar().to_bool()?;
    if equal {
        let new = ecx.read_immediate(&args[2])?;
        atomically(ecx, |ecx| ecx.write_immediate(*new, place))?;
        note_lock(ecx, place, &old, &new)?;
    }
    ecx.write_immediate(Immediate::ScalarPair(old.to_scalar(), Scalar::from_bool(equal)), dest)?;
    interp_ok(equal)
}

fn read_modify_write<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    place: &MPlaceTy<'tcx, Owner>,
    operation: &str,
    args: &[OpTy<'tcx, Owner>],
    dest: &PlaceTy<'tcx, Owner>,
) -> InterpResult<'tcx> {
    let old = atomically(ecx, |ecx| ecx.read_immediate(place))?;
    let operand = ecx.read_immediate(&args[1])?;
    let less =
        |ecx: &Interpreter<'tcx>, a, b| ecx.binary_op(BinOp::Lt, a, b)?.to_scalar().to_bool();
    let new = match operation {
        "xchg" => operand,
        "xadd" => ecx.binary_op(BinOp::Add, &old, &operand)?,
        "xsub" => ecx.binary_op(BinOp::Sub, &old, &operand)?,
        "and" => ecx.binary_op(BinOp::BitAnd, &old, &operand)?,
        "or" => ecx.binary_op(BinOp::BitOr, &old, &operand)?,
        "xor" => ecx.binary_op(BinOp::BitXor, &old, &operand)?,
        "nand" => {
            let both = ecx.binary_op(BinOp::BitAnd, &old, &operand)?;
            ecx.unary_op(UnOp::Not, &both)?
        }
        "max" | "umax" if less(ecx, &old, &operand)? => operand,
        "min" | "umin" if less(ecx, &operand, &old)? => operand,
        "max" | "umax" | "min" | "umin" => old.clone(),
        _ => throw_unsup_format!("the intrinsic `atomic_{operation}`"),
    };
    atomically(ecx, |ecx| ecx.write_immediate(*new, place))?;
    note_lock(ecx, place, &old, &new)?;
    ecx.write_immediate(*old, dest)
}

/// Tells `Locks` of a change that may be that of a lock: std's locks are words of 32 bits.
fn note_lock<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    place: &MPlaceTy<'tcx, Owner>,
    old: &ImmTy<'tcx, Owner>,
    new: &ImmTy<'tcx, Owner>,
) -> InterpResult<'tcx> {
    if place.layout.size.bytes() == 4 {
        let change = (old.to_scalar().to_u32()?, new.to_scalar().to_u32()?);
        let Engine { threads, locks, .. } = &mut ecx.machine;
        locks.changed(*ecx.tcx, threads, place.ptr().addr().bytes(), change);
    }
    interp_ok(())
}

/// The result of `sqrtf64` and its like, in the host's own floats; none if the name is another.
fn float_function<'tcx>(
    ecx: &Interpreter<'tcx>,
    name: &str,
    args: &[OpTy<'tcx, Owner>],
) -> InterpResult<'tcx, Option<Scalar<Owner>>> {
    let Some(function) = name.strip_suffix("f64").or(name.strip_suffix("f32")) else {
        return interp_ok(None);
    };
    let number = |index: usize| float(ecx, &args[index]);
    let x = number(0)?;
    let result = match function {
        "sqrt" => x.sqrt(),
        "sin" => x.sin(),
        "cos" => x.cos(),
        "exp" => x.exp(),
        "exp2" => x.exp2(),
        "log" => x.ln(),
        "log2" => x.log2(),
        "log10" => x.log10(),
        "pow" => x.powf(number(1)?),
        "powi" => {
            let power = ecx.read_scalar(&args[1])?.to_i32()?;
            let single = args[0].layout.size.bytes() == 4;
            if single { f64::from((x as f32).powi(power)) } else { x.powi(power) }
        }
        _ => return interp_ok(None),
    };
    interp_ok(Some(float_scalar(result, args[0].layout.size)))
}

/// Reads a float of either precision.
pub fn float<'tcx>(ecx: &Interpreter<'tcx>, number: &OpTy<'tcx, Owner>) -> InterpResult<'tcx, f64> {
    let scalar = ecx.read_scalar(number)?;
    interp_ok(match scalar.size().bytes() {
        4 => f64::from(f32::from_bits(scalar.to_u32()?)),
        _ => f64::from_bits(scalar.to_u64()?),
    })
}

/// A float in the precision that has this size.
pub fn float_scalar(number: f64, size: Size) -> Scalar<Owner> {
    match size.bytes() {
        4 => Scalar::from_u32((number as f32).to_bits()),
        _ => Scalar::from_u64(number.to_bits()),
    }
}
