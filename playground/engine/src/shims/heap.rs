//! Rust's allocator, C's, and the few functions of `string.h` that std calls.

use rustc_abi::{Align, Size};
use rustc_const_eval::interpret::*;
use rustc_middle::{throw_machine_stop, throw_ub_format};

use super::environment::read_c_string;
use super::{Args, Dest, answer};
use crate::eval::undefined_behaviour;
use crate::machine::{Interpreter, RawPointer, Stop};
use crate::memory::{Kind, Owner};
use crate::undefined::Fault;

const RUST: MemoryKind<Kind> = MemoryKind::Machine(Kind::Rust);
const C: MemoryKind<Kind> = MemoryKind::Machine(Kind::C);

fn size_and_align<'tcx>(
    ecx: &Interpreter<'tcx>,
    size: &OpTy<'tcx, Owner>,
    align: &OpTy<'tcx, Owner>,
) -> InterpResult<'tcx, (Size, Align)> {
    let align = ecx.read_immediate(align)?;
    let bytes = align.to_scalar().to_bits(align.layout.size)? as u64;
    let Ok(align) = Align::from_bytes(bytes) else {
        throw_ub_format!("an alignment of {bytes}, which is no power of two");
    };
    interp_ok((Size::from_bytes(ecx.read_target_usize(size)?), align))
}

pub fn alloc<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
    init: AllocInit,
) -> InterpResult<'tcx> {
    let (size, align) = size_and_align(ecx, &args[0], &args[1])?;
    ecx.machine.allocating(size)?;
    let pointer = ecx.allocate_ptr(size, align, RUST, init)?;
    hand_out(ecx, pointer, dest)
}

/// Returns new memory, and remembers who asked for it.
fn hand_out<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    pointer: Pointer<Owner>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let place = ecx.machine.near_span(*ecx.tcx);
    ecx.machine.allocated_at.insert(pointer.provenance.0, place);
    ecx.write_pointer(pointer, dest)
}

/// Fails if the memory was freed before.
fn freed_once<'tcx>(ecx: &Interpreter<'tcx>, pointer: RawPointer) -> InterpResult<'tcx> {
    let Some(Owner(allocation)) = pointer.provenance else { return interp_ok(()) };
    if ecx.is_alloc_live(allocation) {
        return interp_ok(());
    }
    let first = ecx.machine.freed.get(&allocation).copied();
    let message = "the memory was freed before".into();
    throw_machine_stop!(Stop(undefined_behaviour(
        *ecx.tcx,
        &ecx.machine,
        Fault::DoubleFree,
        message,
        first
    )));
}

pub fn dealloc<'tcx>(ecx: &mut Interpreter<'tcx>, args: Args<'_, 'tcx>) -> InterpResult<'tcx> {
    let pointer = ecx.read_pointer(&args[0])?;
    freed_once(ecx, pointer)?;
    let layout = size_and_align(ecx, &args[1], &args[2])?;
    ecx.deallocate_ptr(pointer, Some(layout), RUST)
}

pub fn realloc<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let pointer = ecx.read_pointer(&args[0])?;
    let (size, align) = size_and_align(ecx, &args[1], &args[2])?;
    let new_size = Size::from_bytes(ecx.read_target_usize(&args[3])?);
    ecx.machine.allocating(new_size)?;
    let moved =
        ecx.reallocate_ptr(pointer, Some((size, align)), new_size, align, RUST, AllocInit::Uninit)?;
    hand_out(ecx, moved, dest)
}

/// `malloc(size)`, or `calloc(count, size)` where memory is to be zero.
pub fn malloc<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
    init: AllocInit,
) -> InterpResult<'tcx> {
    let mut size = ecx.read_target_usize(&args[0])?;
    if let Some(each) = args.get(1) {
        size = size.saturating_mul(ecx.read_target_usize(each)?);
    }
    let size = Size::from_bytes(size);
    ecx.machine.allocating(size)?;
    let align = Align::from_bytes(16).expect("a power of two");
    let pointer = ecx.allocate_ptr(size, align, C, init)?;
    hand_out(ecx, pointer, dest)
}

pub fn free<'tcx>(ecx: &mut Interpreter<'tcx>, args: Args<'_, 'tcx>) -> InterpResult<'tcx> {
    let pointer = ecx.read_pointer(&args[0])?;
    if pointer.addr().bytes() == 0 {
        return interp_ok(());
    }
    freed_once(ecx, pointer)?;
    ecx.deallocate_ptr(pointer, None, C)
}

pub fn memcmp<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let (left, right) = (ecx.read_pointer(&args[0])?, ecx.read_pointer(&args[1])?);
    let size = Size::from_bytes(ecx.read_target_usize(&args[2])?);
    let left = ecx.read_bytes_ptr_strip_provenance(left, size)?;
    let order = left.cmp(ecx.read_bytes_ptr_strip_provenance(right, size)?);
    answer(ecx, dest, order as i64)
}

pub fn strlen<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let length = read_c_string(ecx, &args[0])?.len();
    answer(ecx, dest, length as i64)
}
