//! Executes decoded statements. Each function returns none if the interpreter must do
//! the statement instead; it has changed nothing then that the interpreter would notice.

use std::rc::Rc;

use either::Either;
use rustc_abi::Size;
use rustc_const_eval::interpret::*;
use rustc_middle::mir::{self, BinOp, Local, UnOp};

use super::operation::*;
use crate::machine::{Accesses, Interpreter, RawPointer};
use crate::memory::Owner;

/// Calls a function: reads the arguments, then pushes its frame.
pub fn call<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    call: &Call<'tcx>,
) -> InterpResult<'tcx, Option<()>> {
    let mut values = [Immediate::Uninit; MOST_SCALARS];
    let mut others = vec![];
    for (value, argument) in values.iter_mut().zip(&call.arguments) {
        match argument {
            Argument::Empty => {}
            Argument::Plain(source) => match read(ecx, source) {
                Some(read) => *value = read,
                None => return interp_ok(None),
            },
            Argument::Other(operand) => others.push(ecx.eval_operand(operand, None)?),
        }
    }
    let destination = ecx.eval_place(call.destination)?;
    ecx.push_stack_frame_raw(call.callee, call.body, &destination, call.then)?;
    let mut others = others.into_iter();
    for (number, (value, argument)) in values.into_iter().zip(&call.arguments).enumerate() {
        let local = Local::from_usize(number + 1);
        if let Argument::Other(_) = argument {
            let Some(from) = others.next() else { break };
            ecx.storage_live(local)?;
            let to = ecx.eval_place(local.into())?;
            ecx.copy_op_allow_transmute(&from, &to)?;
        } else {
            ecx.frame_mut().locals[local].value = LocalValue::Live(Operand::Immediate(value));
        }
    }
    ecx.push_stack_frame_done()?;
    interp_ok(Some(()))
}

/// Returns to a frame whose call was a decoded one.
pub fn give_back<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    returned: &Returned,
) -> InterpResult<'tcx, Option<()>> {
    let stack = &ecx.machine.threads.current().stack;
    let [.., caller, callee] = stack.as_slice() else { return interp_ok(None) };
    let ReturnContinuation::Goto { ret: Some(target), .. } = callee.return_cont() else {
        return interp_ok(None);
    };
    let Either::Left(at) = caller.loc else { return interp_ok(None) };
    let code = Rc::clone(&caller.extra.code);
    let operations = code.blocks[at.block].operations.get();
    let operation = operations
        .and_then(|operations| operations[at.statement_index].get())
        .and_then(Option::as_deref);
    let Some(Operation::Call(Call { to, callee: called, .. })) = operation else {
        return interp_ok(None);
    };
    // The interpreter finds the place of the result when the call begins. By now a pointer on the
    // way there may point elsewhere.
    if to.deref.is_some() || to.index.is_some() || *called != callee.instance() {
        return interp_ok(None);
    }
    let value = match returned {
        Returned::Nothing => None,
        Returned::Value(source) => match read(ecx, source) {
            Some(value) => Some(value),
            None => return interp_ok(None),
        },
        Returned::Memory(from, shape) => {
            let Some(parts) = gather(ecx, from, shape) else { return interp_ok(None) };
            // If this fails, the interpreter needs the callee's frame: it is only set aside.
            let frame = ecx.machine.threads.current_mut().stack.pop().expect("two were seen");
            let written = scatter(ecx, to, parts.iter());
            ecx.machine.threads.current_mut().stack.push(frame);
            if written.is_none() {
                return interp_ok(None);
            }
            None
        }
    };
    let frame = ecx.machine.threads.current_mut().stack.pop().expect("two were seen");
    if let Some(value) = value
        && write(ecx, to, value).is_none()
    {
        ecx.machine.threads.current_mut().stack.push(frame);
        return interp_ok(None);
    }
    frame.extra.code.leave(&frame.locals);
    for state in &frame.locals {
        if let LocalValue::Live(Operand::Indirect(place)) = &state.value {
            ecx.deallocate_ptr(place.ptr, None, MemoryKind::Stack)?;
        }
    }
    ecx.frame_mut().loc = Either::Left(mir::Location { block: target, statement_index: 0 });
    interp_ok(Some(()))
}

/// The scalars of a value in memory, each with its offset.
struct Parts {
    values: [(u64, Value); MOST_SCALARS],
    count: usize,
}

impl Parts {
    fn iter(&self) -> impl Iterator<Item = (u64, Value)> {
        self.values[..self.count].iter().copied()
    }
}

/// Reads a value scalar by scalar, each proved valid.
fn gather<'tcx>(ecx: &Interpreter<'tcx>, from: &Spot, shape: &Shape) -> Option<Parts> {
    let parts = match shape {
        Shape::Parts(parts) => parts,
        Shape::Variants { tag, variants, other } => {
            let bits = address_or_bits(part(ecx, from, tag)?);
            match variants.iter().find(|(value, _)| *value == bits) {
                Some((_, parts)) => parts,
                None => other
                    .as_ref()
                    .filter(|(range, _)| range.contains(bits))
                    .map(|(_, parts)| parts)?,
            }
        }
    };
    let mut values = [(0, Immediate::Uninit); MOST_SCALARS];
    for (to, wanted) in values.iter_mut().zip(parts) {
        *to = (wanted.offset, Immediate::Scalar(part(ecx, from, wanted)?));
    }
    Some(Parts { values, count: parts.len() })
}

/// Writes a value into memory, scalar by scalar; what is between them is uninitialized then.
fn scatter<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    to: &Spot,
    values: impl Iterator<Item = (u64, Value)>,
) -> Option<()> {
    let pointer = match address(ecx, to, false) {
        Some(pointer) => pointer,
        None if to.whole => place_in_memory(ecx, to)?,
        None => return None,
    };
    let mut memory = ecx.get_ptr_alloc_mut(pointer, Size::from_bytes(to.size)).discard_err()??;
    memory.write_uninit_full();
    for (offset, value) in values {
        store(&mut memory, offset, value)?;
    }
    Some(())
}

/// Executes a statement, not a terminator.
pub fn execute<'tcx>(ecx: &mut Interpreter<'tcx>, operation: &Operation<'tcx>) -> Option<()> {
    match operation {
        Operation::Nothing => {}
        Operation::Live(local) => {
            let state = &mut ecx.frame_mut().locals[*local];
            if let LocalValue::Live(Operand::Indirect(_)) = state.value {
                return None;
            }
            state.value = LocalValue::Live(Operand::Immediate(Immediate::Uninit));
        }
        Operation::Dead(local) => {
            let state = &mut ecx.frame_mut().locals[*local];
            match state.value {
                LocalValue::Live(Operand::Indirect(_)) => ecx.storage_dead(*local).discard_err()?,
                _ => state.value = LocalValue::Dead,
            }
        }
        Operation::Assign(to, source) => {
            let value = read(ecx, source)?;
            write(ecx, to, value)?;
        }
        Operation::Binary(to, operator, [left, right]) => {
            let (left, right) = (scalar(read(ecx, left)?)?, scalar(read(ecx, right)?)?);
            let value = binary(ecx, operator, left, right)?;
            write(ecx, to, value)?;
        }
        Operation::Unary(to, operator, source, number) => {
            let bits = bits(scalar(read(ecx, source)?)?)?;
            let size = Size::from_bytes(number.size);
            let result = match operator {
                UnOp::Neg => size.truncate(bits.wrapping_neg()),
                // A `bool` is decoded with a size of 0.
                _ if number.size == 0 => bits ^ 1,
                _ => size.truncate(!bits),
            };
            let size = Size::from_bytes(number.size.max(1));
            write(ecx, to, Immediate::Scalar(Scalar::from_uint(result, size)))?;
        }
        Operation::Metadata(to, source) => {
            let Immediate::ScalarPair(_, metadata) = read(ecx, source)? else { return None };
            write(ecx, to, Immediate::Scalar(metadata))?;
        }
        Operation::Cast(to, source, from, into) => {
            let bits = bits(scalar(read(ecx, source)?)?)?;
            let wide = match from.signed {
                true => Size::from_bytes(from.size).sign_extend(bits) as u128,
                false => bits,
            };
            let size = Size::from_bytes(into.size);
            write(ecx, to, Immediate::Scalar(Scalar::from_uint(size.truncate(wide), size)))?;
        }
        Operation::Pointer(to, spot, check) => {
            let pointer = match address(ecx, spot, true) {
                Some(pointer) => pointer,
                // A local that is borrowed for the first time has no address yet.
                None if spot.deref.is_none() && spot.index.is_none() => {
                    place_in_memory(ecx, spot)?.wrapping_offset(Size::from_bytes(spot.offset), ecx)
                }
                None => return None,
            };
            let pointer = Scalar::from_maybe_pointer(pointer, ecx);
            passes(ecx, check, pointer)?;
            write(ecx, to, Immediate::Scalar(pointer))?;
        }
        Operation::Discriminant(to, tag) => {
            let value = part(ecx, &tag.spot, &tag.part)?;
            let bits = address_or_bits(value);
            let discriminant = match tag.values.iter().find(|(value, _)| *value == bits) {
                Some((_, discriminant)) => *discriminant,
                None => tag.other.filter(|(range, _)| range.contains(bits))?.1,
            };
            let size = Size::from_bytes(tag.discriminant_size);
            write(ecx, to, Immediate::Scalar(Scalar::from_uint(discriminant, size)))?;
        }
        Operation::Write(to, parts, Aggregate::Memory(tag)) => {
            let mut values = [Immediate::Uninit; MOST_SCALARS];
            for (value, (_, source)) in values.iter_mut().zip(parts) {
                *value = read(ecx, source)?;
            }
            let parts = parts.iter().map(|(offset, _)| *offset).zip(values);
            let tag = tag.map(|(offset, tag)| (offset, Immediate::Scalar(Scalar::from(tag))));
            scatter(ecx, to, parts.chain(tag))?;
        }
        Operation::Write(to, parts, shape) => {
            let mut whole = [None, None];
            for (offset, source) in parts {
                match read(ecx, source)? {
                    Immediate::Scalar(value) => whole[usize::from(*offset != 0)] = Some(value),
                    Immediate::ScalarPair(a, b) => whole = [Some(a), Some(b)],
                    Immediate::Uninit => return None,
                }
            }
            let value = match shape {
                Aggregate::Pair => Immediate::ScalarPair(whole[0]?, whole[1]?),
                _ => Immediate::Scalar(whole[0]?),
            };
            write(ecx, to, value)?;
        }
        Operation::Move(to, from, shape) => {
            let parts = gather(ecx, from, shape)?;
            scatter(ecx, to, parts.iter())?;
        }
        Operation::Address(to, source) => {
            let bits = address_or_bits(scalar(read(ecx, source)?)?);
            write(ecx, to, Immediate::Scalar(Scalar::from_u64(bits as u64)))?;
        }
        // If false, this is undefined, and the interpreter says so.
        Operation::Assume(source) => (bits(scalar(read(ecx, source)?)?)? == 1).then_some(())?,
        Operation::Goto(_)
        | Operation::Switch(..)
        | Operation::Assert(..)
        | Operation::Call(_)
        | Operation::Return(_) => return None,
    }
    Some(())
}

/// The bits of a scalar; of a pointer, its address.
pub fn address_or_bits(value: Scalar<Owner>) -> u128 {
    match value {
        Scalar::Int(int) => int.to_bits_unchecked(),
        Scalar::Ptr(pointer, _) => u128::from(pointer.into_raw_parts().1.bytes()),
    }
}

/// The one scalar of a value.
pub fn scalar(value: Value) -> Option<Scalar<Owner>> {
    match value {
        Immediate::Scalar(value) => Some(value),
        _ => None,
    }
}

/// The bits of a scalar that is not a pointer.
pub fn bits(value: Scalar<Owner>) -> Option<u128> {
    match value {
        Scalar::Int(int) => Some(int.to_bits_unchecked()),
        Scalar::Ptr(..) => None,
    }
}

/// Reads a value, proved valid.
pub fn read<'tcx>(ecx: &Interpreter<'tcx>, source: &Source) -> Option<Value> {
    match source {
        Source::Constant(value) => Some(*value),
        Source::Place(spot, Kind::Scalar(a)) => Some(Immediate::Scalar(part(ecx, spot, a)?)),
        Source::Place(spot, Kind::Pair(a, b, check)) => {
            let (a, b) = (part(ecx, spot, a)?, part(ecx, spot, b)?);
            if let PairCheck::Slice(each, align) = check {
                let size = bits(b)?.checked_mul(u128::from(each.bytes()))?;
                let size = Size::from_bytes(u64::try_from(size).ok()?);
                passes(ecx, &Check::Reference(size, *align), a)?;
            }
            Some(Immediate::ScalarPair(a, b))
        }
    }
}

/// Reads one scalar of a place, proved valid.
fn part<'tcx>(ecx: &Interpreter<'tcx>, spot: &Spot, part: &Part) -> Option<Scalar<Owner>> {
    let held = match ecx.frame().locals[spot.local].value {
        LocalValue::Live(Operand::Immediate(value))
            if spot.deref.is_none() && spot.index.is_none() =>
        {
            let offset = spot.offset + part.offset;
            let held = match value {
                Immediate::Scalar(a) if offset == 0 => a,
                Immediate::ScalarPair(a, _) if offset == 0 => a,
                Immediate::ScalarPair(_, b) if offset == spot.second => b,
                _ => return None,
            };
            // A pointer may be a mere address, but a number must not be a pointer.
            let fits = part.pointer || matches!(held, Scalar::Int(_));
            (fits && held.size().bytes() == part.size).then_some(held)?
        }
        _ => {
            let at = address(ecx, spot, false)?.wrapping_offset(Size::from_bytes(part.offset), ecx);
            let size = Size::from_bytes(part.size);
            let memory = ecx.get_ptr_alloc(at, size).discard_err()??;
            memory.read_scalar(alloc_range(Size::ZERO, size), part.pointer).discard_err()?
        }
    };
    passes(ecx, &part.check, held)?;
    Some(held)
}

/// Where a place is in memory; none if it is not in memory. If `exact`, all bytes from the base to
/// there must be alive, as for a pointer that is kept.
fn address<'tcx>(ecx: &Interpreter<'tcx>, spot: &Spot, exact: bool) -> Option<RawPointer> {
    let locals = &ecx.frame().locals;
    let (base, length) = match (&locals[spot.local].value, spot.deref) {
        (LocalValue::Live(Operand::Indirect(place)), None) => (place.ptr, None),
        (LocalValue::Live(value), Some(align)) => {
            let (pointer, length) = match value {
                Operand::Immediate(Immediate::Scalar(pointer)) => (*pointer, None),
                Operand::Immediate(Immediate::ScalarPair(pointer, length)) => {
                    (*pointer, bits(*length).map(|length| length as u64))
                }
                Operand::Immediate(Immediate::Uninit) => return None,
                Operand::Indirect(place) => {
                    let memory =
                        ecx.get_ptr_alloc(place.ptr, Size::from_bytes(8)).discard_err()??;
                    (memory.read_pointer(Size::ZERO).discard_err()?, None)
                }
            };
            let Scalar::Ptr(pointer, _) = pointer else { return None };
            if !pointer.into_raw_parts().1.bytes().is_multiple_of(align.bytes()) {
                return None;
            }
            (pointer.into(), length)
        }
        _ => return None,
    };
    let mut offset = spot.offset;
    if let Some(index) = &spot.index {
        let LocalValue::Live(Operand::Immediate(Immediate::Scalar(number))) =
            locals[index.local].value
        else {
            return None;
        };
        let number = bits(number)? as u64;
        if number >= index.length.or(length)? {
            return None;
        }
        offset += number * index.stride;
    }
    let there = base.wrapping_offset(Size::from_bytes(offset), ecx);
    if exact && offset > 0 {
        ecx.check_ptr_access(
            base,
            Size::from_bytes(offset),
            CheckInAllocMsg::InboundsPointerArithmetic,
        )
        .discard_err()?;
    }
    Some(there)
}

/// Some if the scalar is valid.
fn passes<'tcx>(ecx: &Interpreter<'tcx>, check: &Check, value: Scalar<Owner>) -> Option<()> {
    let good = match check {
        Check::Any => true,
        Check::Range(range) => range.contains(bits(value)?),
        Check::Char => char::from_u32(bits(value)? as u32).is_some(),
        Check::NonNull => bits(value) != Some(0),
        Check::Reference(size, align) => {
            let Scalar::Ptr(pointer, _) = value else { return None };
            pointer.into_raw_parts().1.bytes().is_multiple_of(align.bytes())
                && ecx
                    .check_ptr_access(pointer.into(), *size, CheckInAllocMsg::Dereferenceable)
                    .discard_err()
                    .is_some()
        }
        Check::OneOf(values) => values.contains(&bits(value)?),
        Check::Niche(range, other) => match value {
            Scalar::Int(_) if range.contains(bits(value)?) => true,
            _ => passes(ecx, other, value).is_some(),
        },
    };
    good.then_some(())
}

/// Writes a value, into the local itself if it has no memory.
fn write<'tcx>(ecx: &mut Interpreter<'tcx>, spot: &Spot, value: Value) -> Option<()> {
    if spot.whole {
        let state = &mut ecx.frame_mut().locals[spot.local];
        match &mut state.value {
            LocalValue::Live(Operand::Immediate(held)) => {
                *held = value;
                return Some(());
            }
            LocalValue::Dead => return None,
            LocalValue::Live(Operand::Indirect(_)) => {}
        }
    }
    let pointer = address(ecx, spot, false)?;
    let mut memory =
        ecx.get_ptr_alloc_mut(pointer, Size::from_bytes(spot.size)).discard_err()??;
    if let Immediate::ScalarPair(a, b) = value
        && a.size().bytes() + b.size().bytes() != spot.size
    {
        memory.write_uninit_full();
    }
    store(&mut memory, 0, value)
}

fn store(
    memory: &mut AllocRefMut<'_, '_, Owner, Accesses>,
    offset: u64,
    value: Value,
) -> Option<()> {
    let mut put = |offset: u64, value: Scalar<Owner>| {
        memory
            .write_scalar(alloc_range(Size::from_bytes(offset), value.size()), value)
            .discard_err()
    };
    match value {
        Immediate::Scalar(value) => put(offset, value),
        Immediate::ScalarPair(a, b) => {
            put(offset, a)?;
            // Scalars are aligned to their size, except 128 bits, which no pair here contains.
            put(offset + a.size().bytes().next_multiple_of(b.size().bytes()), b)
        }
        Immediate::Uninit => None,
    }
}

/// Allocates memory for a local that has none, with the value it holds; returns the start.
fn place_in_memory<'tcx>(ecx: &mut Interpreter<'tcx>, spot: &Spot) -> Option<RawPointer> {
    let frame = ecx.frame();
    let LocalValue::Live(Operand::Immediate(value)) = frame.locals[spot.local].value else {
        return None;
    };
    let layout = ecx.layout_of_local(frame, spot.local, None).discard_err()?;
    let place = ecx.allocate(layout, MemoryKind::Stack).discard_err()?;
    if !matches!(value, Immediate::Uninit) {
        let mut memory = ecx.get_ptr_alloc_mut(place.ptr(), layout.size).discard_err()??;
        store(&mut memory, 0, value)?;
    }
    ecx.frame_mut().locals[spot.local].value = LocalValue::Live(Operand::Indirect(*place.mplace()));
    Some(place.ptr())
}

fn binary<'tcx>(
    ecx: &Interpreter<'tcx>,
    operator: &Binary,
    left: Scalar<Owner>,
    right: Scalar<Owner>,
) -> Option<Value> {
    let truth = |truth: bool| Some(Immediate::Scalar(Scalar::from_bool(truth)));
    match operator {
        Binary::Addresses(operator) => {
            truth(compare(*operator, address_or_bits(left), address_or_bits(right))?)
        }
        Binary::Offset(each) => {
            let Scalar::Ptr(pointer, _) = left else { return None };
            let size = right.size();
            let bytes = size.sign_extend(bits(right)?).checked_mul(i128::from(*each))?;
            let bytes = i64::try_from(bytes).ok()?;
            ecx.check_ptr_access_signed(
                pointer.into(),
                bytes,
                CheckInAllocMsg::InboundsPointerArithmetic,
            )
            .discard_err()?;
            let moved = pointer.wrapping_signed_offset(bytes, ecx);
            Some(Immediate::Scalar(Scalar::from_pointer(moved, ecx)))
        }
        Binary::Floats(operator, 8) => {
            let (a, b) = (f64::from_bits(bits(left)? as u64), f64::from_bits(bits(right)? as u64));
            let result = match operator {
                BinOp::Add => a + b,
                BinOp::Sub => a - b,
                BinOp::Mul => a * b,
                BinOp::Div => a / b,
                _ => return truth(compare(*operator, a, b)?),
            };
            (!result.is_nan()).then(|| Immediate::Scalar(Scalar::from_u64(result.to_bits())))
        }
        Binary::Floats(operator, _) => {
            let (a, b) = (f32::from_bits(bits(left)? as u32), f32::from_bits(bits(right)? as u32));
            let result = match operator {
                BinOp::Add => a + b,
                BinOp::Sub => a - b,
                BinOp::Mul => a * b,
                BinOp::Div => a / b,
                _ => return truth(compare(*operator, f64::from(a), f64::from(b))?),
            };
            (!result.is_nan()).then(|| Immediate::Scalar(Scalar::from_u32(result.to_bits())))
        }
        Binary::Integers(operator, number) => {
            let size = Size::from_bytes(number.size);
            let (a, b) = (bits(left)?, bits(right)?);
            match operator {
                BinOp::BitAnd => return Some(Immediate::Scalar(Scalar::from_uint(a & b, size))),
                BinOp::BitOr => return Some(Immediate::Scalar(Scalar::from_uint(a | b, size))),
                BinOp::BitXor => return Some(Immediate::Scalar(Scalar::from_uint(a ^ b, size))),
                BinOp::Shl | BinOp::ShlUnchecked | BinOp::Shr | BinOp::ShrUnchecked => {
                    let width = u128::from(size.bits());
                    if matches!(operator, BinOp::ShlUnchecked | BinOp::ShrUnchecked) && b >= width {
                        return None;
                    }
                    let by = (b & (width - 1)) as u32;
                    let result = match operator {
                        BinOp::Shl | BinOp::ShlUnchecked => a << by,
                        _ if number.signed => (size.sign_extend(a) >> by) as u128,
                        _ => a >> by,
                    };
                    return Some(Immediate::Scalar(Scalar::from_uint(size.truncate(result), size)));
                }
                _ => {}
            }
            let (x, y) = match number.signed {
                true => (size.sign_extend(a), size.sign_extend(b)),
                false => (a as i128, b as i128),
            };
            let result = match operator {
                BinOp::Add | BinOp::AddUnchecked | BinOp::AddWithOverflow => x + y,
                BinOp::Sub | BinOp::SubUnchecked | BinOp::SubWithOverflow => x - y,
                BinOp::Mul | BinOp::MulUnchecked | BinOp::MulWithOverflow => x.checked_mul(y)?,
                BinOp::Div if y != 0 => x / y,
                BinOp::Rem if y != 0 => x % y,
                BinOp::Div | BinOp::Rem => return None,
                _ => return truth(compare(*operator, x, y)?),
            };
            let truncated = size.truncate(result as u128);
            let fits = match number.signed {
                true => size.sign_extend(truncated) == result,
                false => truncated as i128 == result,
            };
            let value = Scalar::from_uint(truncated, size);
            match operator {
                BinOp::AddWithOverflow | BinOp::SubWithOverflow | BinOp::MulWithOverflow => {
                    Some(Immediate::ScalarPair(value, Scalar::from_bool(!fits)))
                }
                BinOp::Add | BinOp::Sub | BinOp::Mul => Some(Immediate::Scalar(value)),
                _ => fits.then_some(Immediate::Scalar(value)),
            }
        }
    }
}

/// None for an operator that compares nothing.
pub fn compare<T: PartialOrd>(operator: BinOp, a: T, b: T) -> Option<bool> {
    Some(match operator {
        BinOp::Eq => a == b,
        BinOp::Ne => a != b,
        BinOp::Lt => a < b,
        BinOp::Le => a <= b,
        BinOp::Gt => a > b,
        BinOp::Ge => a >= b,
        _ => return None,
    })
}
