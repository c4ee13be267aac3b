//! Statements that run often, decoded: layouts looked up, offsets added up,
//! constants evaluated, once for each instance of a function. What a decoded
//! statement finds easy it does itself; at the least doubt (memory that is not
//! alive, a value that is not valid, a type that is not plain) it leaves things as
//! they are, and rustc's interpreter does the same statement in full, so that it
//! alone decides what is undefined.

use std::cell::{Cell, OnceCell};
use std::ops::Bound;
use std::rc::Rc;

use either::Either;
use rustc_abi::{
    Align, BackendRepr, FieldIdx, FieldsShape, Primitive, Scalar as AbiScalar, Size, TagEncoding, VariantIdx,
    Variants, WrappingRange,
};
use rustc_const_eval::interpret::*;
use rustc_index::IndexVec;
use rustc_middle::mir::{
    self, AggregateKind, BasicBlock, BinOp, Body, CastKind, Local, NonDivergingIntrinsic, Place, ProjectionElem,
    Rvalue, StatementKind, TerminatorKind, UnOp,
};
use rustc_middle::ty::adjustment::PointerCoercion;
use rustc_middle::ty::layout::{HasTypingEnv, TyAndLayout};
use rustc_middle::ty::{self, Instance, ScalarInt};
use rustc_span::Spanned;

use crate::machine::{Accesses, Engine, Interpreter, RawPointer};
use crate::memory::Owner;

/// Entries of a block before its statements are decoded: most blocks run once.
const COLD: u32 = 2;
/// A plain value is at most so many scalars.
const MOST_SCALARS: usize = 8;

type Value = Immediate<Owner>;

/// The statements of one instance of a function.
pub struct Code<'tcx> {
    blocks: IndexVec<BasicBlock, Block<'tcx>>,
    /// Of locals, as far as they were asked for.
    layouts: IndexVec<Local, Cell<Option<TyAndLayout<'tcx>>>>,
}

struct Block<'tcx> {
    entries: Cell<u32>,
    /// Statements, then the terminator; none that is left to the interpreter.
    operations: OnceCell<Box<[OnceCell<Option<Box<Operation<'tcx>>>>]>>,
}

enum Operation<'tcx> {
    Nothing,
    Live(Local),
    Dead(Local),
    Assign(Spot, Source),
    Binary(Spot, Binary, [Source; 2]),
    Unary(Spot, UnOp, Source, Number),
    /// Of wide pointers.
    Metadata(Spot, Source),
    Cast(Spot, Source, Number, Number),
    /// To a place.
    Pointer(Spot, Spot, Check),
    Discriminant(Spot, Tag),
    /// A value of several scalars; its size in memory if it lives there.
    Write(Spot, Box<[(u64, Source)]>, Aggregate),
    /// A value in memory, its scalars one by one.
    Move(Spot, Spot, Shape),
    /// The address of a pointer that becomes a number.
    Address(Spot, Source),
    Assume(Source),
    Call(Call<'tcx>),
    Return(Returned),
    Goto(BasicBlock),
    Switch(Source, Box<[(u128, BasicBlock)]>, BasicBlock),
    Assert(Source, bool, BasicBlock),
}

#[derive(Clone)]
enum Source {
    Constant(Value),
    Place(Spot, Kind),
}

/// A place, as far as it is known before it is reached.
#[derive(Clone)]
struct Spot {
    local: Local,
    /// Through the pointer that the local holds; what it points to must be aligned so.
    deref: Option<Align>,
    offset: u64,
    index: Option<Index>,
    /// Of the whole local: where the second scalar is, if it is a pair of them.
    second: u64,
    size: u64,
    /// Of the place itself, where it is a whole local that memory must be made for.
    whole: bool,
}

#[derive(Clone)]
struct Index {
    local: Local,
    stride: u64,
    /// Of a slice, the pointer knows it.
    length: Option<u64>,
}

/// What a place holds.
#[derive(Clone)]
enum Kind {
    Scalar(Part),
    Pair(Part, Part, PairCheck),
}

#[derive(Clone)]
struct Part {
    offset: u64,
    size: u64,
    pointer: bool,
    check: Check,
}

/// When the bits of a scalar are a value of its type. Reading it proved that it is initialized.
#[derive(Clone)]
enum Check {
    Any,
    Range(WrappingRange),
    Char,
    NonNull,
    /// A reference to so many bytes.
    Reference(Size, Align),
    /// A tag or a field-less enum.
    OneOf(Rc<[u128]>),
    /// A niche's values, or else another check.
    Niche(WrappingRange, Rc<Check>),
}

#[derive(Clone)]
enum PairCheck {
    Nothing,
    /// A reference to a slice of such elements, or to a string.
    Slice(Size, Align),
}

#[derive(Clone, Copy)]
struct Number {
    size: u64,
    signed: bool,
}

enum Binary {
    Integers(BinOp, Number),
    /// An operand may be a pointer: only its address counts.
    Addresses(BinOp),
    Floats(BinOp, u64),
    /// By elements of so many bytes.
    Offset(u64),
}

struct Tag {
    spot: Spot,
    part: Part,
    /// Tags as they stand in memory, each with the discriminant it means.
    values: Box<[(u128, u128)]>,
    /// The discriminant for every other tag in this range: of the variant without a tag.
    other: Option<(WrappingRange, u128)>,
    discriminant_size: u64,
}

/// A call whose callee is known.
struct Call<'tcx> {
    callee: Instance<'tcx>,
    body: &'tcx Body<'tcx>,
    to: Spot,
    destination: Place<'tcx>,
    arguments: Box<[Argument<'tcx>]>,
    then: ReturnContinuation,
}

enum Argument<'tcx> {
    Plain(Source),
    /// Of no size.
    Empty,
    Other(mir::Operand<'tcx>),
}

enum Returned {
    Nothing,
    Value(Source),
    Memory(Spot, Shape),
}

/// The scalars of a value in memory. What is between them is padding.
enum Shape {
    Parts(Box<[Part]>),
    /// Those of each variant, by its tag.
    Variants { tag: Part, variants: Box<[(u128, Box<[Part]>)]>, other: Option<(WrappingRange, Box<[Part]>)> },
}

enum Aggregate {
    Scalar,
    Pair,
    /// A tag, with its place, where one is written.
    Memory(Option<(u64, ScalarInt)>),
}

impl<'tcx> Code<'tcx> {
    pub fn new(body: &Body<'tcx>) -> Rc<Self> {
        let block = || Block { entries: Cell::new(0), operations: OnceCell::new() };
        Rc::new(Code {
            blocks: body.basic_blocks.iter().map(|_| block()).collect(),
            layouts: body.local_decls.iter().map(|_| Cell::new(None)).collect(),
        })
    }

    /// Gives a new frame the layouts that earlier ones asked for.
    pub fn enter(&self, locals: &mut IndexVec<Local, LocalState<'tcx, Owner>>) {
        for (state, layout) in locals.iter_mut().zip(&self.layouts) {
            state.layout.set(layout.get());
        }
    }

    /// Keeps the layouts that a frame asked for.
    pub fn leave(&self, locals: &IndexVec<Local, LocalState<'tcx, Owner>>) {
        for (state, layout) in locals.iter().zip(&self.layouts) {
            layout.set(state.layout.get());
        }
    }

    fn operation(&self, ecx: &Interpreter<'tcx>, body: &Body<'tcx>, at: mir::Location) -> Option<&Operation<'tcx>> {
        let block = &self.blocks[at.block];
        if block.entries.get() <= COLD {
            return None;
        }
        let count = body.basic_blocks[at.block].statements.len() + 1;
        let operations = block.operations.get_or_init(|| (0..count).map(|_| OnceCell::new()).collect());
        let slot = &operations[at.statement_index];
        if let Some(operation) = slot.get() {
            return operation.as_deref();
        }
        // Decoding asks for constants, which may run code of their own: not while the slot is borrowed.
        let decoded = decode(ecx, body, at).map(Box::new);
        slot.get_or_init(|| decoded).as_deref()
    }
}

/// Executes up to `budget` statements of the running thread; how many it did. It
/// stops early where the interpreter is needed.
pub fn run<'tcx>(ecx: &mut Interpreter<'tcx>, budget: u64) -> InterpResult<'tcx, u64> {
    let mut done = 0;
    'frames: while done < budget {
        let Some(frame) = ecx.machine.threads.current().stack.last() else { break };
        let code = Rc::clone(&frame.extra.code);
        let Either::Left(mut at) = frame.loc else { break };
        let body = frame.body();
        while done < budget {
            if at.statement_index == 0 {
                let entries = &code.blocks[at.block].entries;
                entries.set(entries.get().saturating_add(1));
            }
            let Some(operation) = code.operation(ecx, body, at) else { break 'frames };
            let target = match operation {
                Operation::Goto(target) => *target,
                Operation::Switch(on, targets, otherwise) => {
                    let Some(bits) = read(ecx, on).and_then(scalar).and_then(bits) else { break 'frames };
                    let found = targets.iter().find(|(value, _)| *value == bits);
                    found.map_or(*otherwise, |(_, target)| *target)
                }
                Operation::Assert(condition, expected, target) => {
                    let truth = read(ecx, condition).and_then(scalar).and_then(bits);
                    if truth != Some(u128::from(*expected)) {
                        break 'frames;
                    }
                    *target
                }
                Operation::Call(callee) => {
                    if call(ecx, callee)?.is_none() {
                        break 'frames;
                    }
                    <Engine<'tcx> as Machine<'tcx>>::before_terminator(ecx)?;
                    done += 1;
                    continue 'frames;
                }
                Operation::Return(returned) => {
                    if give_back(ecx, returned)?.is_none() {
                        break 'frames;
                    }
                    <Engine<'tcx> as Machine<'tcx>>::before_terminator(ecx)?;
                    done += 1;
                    continue 'frames;
                }
                operation => {
                    if execute(ecx, operation).is_none() {
                        break 'frames;
                    }
                    at.statement_index += 1;
                    ecx.frame_mut().loc = Either::Left(at);
                    done += 1;
                    continue;
                }
            };
            at = mir::Location { block: target, statement_index: 0 };
            ecx.frame_mut().loc = Either::Left(at);
            done += 1;
            <Engine<'tcx> as Machine<'tcx>>::before_terminator(ecx)?;
        }
    }
    interp_ok(done)
}

fn call<'tcx>(ecx: &mut Interpreter<'tcx>, call: &Call<'tcx>) -> InterpResult<'tcx, Option<()>> {
    const MOST: usize = 8;
    let mut values = [Immediate::Uninit; MOST];
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

/// Returns to a frame that called by a decoded call.
fn give_back<'tcx>(ecx: &mut Interpreter<'tcx>, returned: &Returned) -> InterpResult<'tcx, Option<()>> {
    let stack = &ecx.machine.threads.current().stack;
    let [.., caller, callee] = stack.as_slice() else { return interp_ok(None) };
    let ReturnContinuation::Goto { ret: Some(target), .. } = callee.return_cont() else { return interp_ok(None) };
    let Either::Left(at) = caller.loc else { return interp_ok(None) };
    let code = Rc::clone(&caller.extra.code);
    let operations = code.blocks[at.block].operations.get();
    let operation = operations.and_then(|operations| operations[at.statement_index].get()).and_then(Option::as_deref);
    let Some(Operation::Call(Call { to, callee: called, .. })) = operation else { return interp_ok(None) };
    // A place reached through a pointer was found when the call began; the pointer may point elsewhere now.
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
            // The callee's frame is still there, should it be needed.
            let frame = ecx.machine.threads.current_mut().stack.pop().expect("two were seen");
            let written = scatter(ecx, to, &parts);
            ecx.machine.threads.current_mut().stack.push(frame);
            if written.is_none() {
                return interp_ok(None);
            }
            None
        }
    };
    let frame = ecx.machine.threads.current_mut().stack.pop().expect("two were seen");
    if let Some(value) = value && write(ecx, to, value).is_none() {
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
struct Parts([(u64, Value); MOST_SCALARS], usize);

fn gather<'tcx>(ecx: &Interpreter<'tcx>, from: &Spot, shape: &Shape) -> Option<Parts> {
    let parts = match shape {
        Shape::Parts(parts) => parts,
        Shape::Variants { tag, variants, other } => {
            let bits = address_or_bits(part(ecx, from, tag)?);
            match variants.iter().find(|(value, _)| *value == bits) {
                Some((_, parts)) => parts,
                None => other.as_ref().filter(|(range, _)| range.contains(bits)).map(|(_, parts)| parts)?,
            }
        }
    };
    let mut values = Parts([(0, Immediate::Uninit); MOST_SCALARS], parts.len());
    for (to, wanted) in values.0.iter_mut().zip(parts) {
        *to = (wanted.offset, Immediate::Scalar(part(ecx, from, wanted)?));
    }
    Some(values)
}

fn scatter<'tcx>(ecx: &mut Interpreter<'tcx>, to: &Spot, Parts(values, count): &Parts) -> Option<()> {
    let pointer = match address(ecx, to, false) {
        Some(pointer) => pointer,
        None if to.whole => place_in_memory(ecx, to)?,
        None => return None,
    };
    let mut memory = ecx.get_ptr_alloc_mut(pointer, Size::from_bytes(to.size)).discard_err()??;
    memory.write_uninit_full();
    for (offset, value) in &values[..*count] {
        store(&mut memory, *offset, *value)?;
    }
    Some(())
}

/// None when the interpreter must do it; nothing has changed then.
fn execute<'tcx>(ecx: &mut Interpreter<'tcx>, operation: &Operation<'tcx>) -> Option<()> {
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
                // A `bool` has a size of no bits.
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
                // A local that is borrowed for the first time.
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
            let pointer = match address(ecx, to, false) {
                Some(pointer) => pointer,
                None if to.whole => place_in_memory(ecx, to)?,
                None => return None,
            };
            let mut memory = ecx.get_ptr_alloc_mut(pointer, Size::from_bytes(to.size)).discard_err()??;
            memory.write_uninit_full();
            for (value, (offset, _)) in values.iter().zip(parts) {
                store(&mut memory, *offset, *value)?;
            }
            if let Some((offset, tag)) = tag {
                store(&mut memory, *offset, Immediate::Scalar(Scalar::from(*tag)))?;
            }
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
            scatter(ecx, to, &parts)?;
        }
        Operation::Address(to, source) => {
            let bits = address_or_bits(scalar(read(ecx, source)?)?);
            write(ecx, to, Immediate::Scalar(Scalar::from_u64(bits as u64)))?;
        }
        // False is undefined: the interpreter looks.
        Operation::Assume(source) => (bits(scalar(read(ecx, source)?)?)? == 1).then_some(())?,
        Operation::Goto(_)
        | Operation::Switch(..)
        | Operation::Assert(..)
        | Operation::Call(_)
        | Operation::Return(_) => return None,
    }
    Some(())
}

fn address_or_bits(value: Scalar<Owner>) -> u128 {
    match value {
        Scalar::Int(int) => int.to_bits_unchecked(),
        Scalar::Ptr(pointer, _) => u128::from(pointer.into_raw_parts().1.bytes()),
    }
}

fn scalar(value: Value) -> Option<Scalar<Owner>> {
    match value {
        Immediate::Scalar(value) => Some(value),
        _ => None,
    }
}

fn bits(value: Scalar<Owner>) -> Option<u128> {
    match value {
        Scalar::Int(int) => Some(int.to_bits_unchecked()),
        Scalar::Ptr(..) => None,
    }
}

fn read<'tcx>(ecx: &Interpreter<'tcx>, source: &Source) -> Option<Value> {
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

/// One scalar of a place, proved to be valid.
fn part<'tcx>(ecx: &Interpreter<'tcx>, spot: &Spot, part: &Part) -> Option<Scalar<Owner>> {
    let held = match ecx.frame().locals[spot.local].value {
        LocalValue::Live(Operand::Immediate(value)) if spot.deref.is_none() && spot.index.is_none() => {
            let offset = spot.offset + part.offset;
            let held = match value {
                Immediate::Scalar(a) if offset == 0 => a,
                Immediate::ScalarPair(a, _) if offset == 0 => a,
                Immediate::ScalarPair(_, b) if offset == spot.second => b,
                _ => return None,
            };
            // A pointer may be a mere number, but no number is a pointer.
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

/// Where a place is in memory; none if it is in none. `exact` asks for every byte on the way there to be alive.
fn address<'tcx>(ecx: &Interpreter<'tcx>, spot: &Spot, exact: bool) -> Option<RawPointer> {
    let locals = &ecx.frame().locals;
    let (base, length) = match (&locals[spot.local].value, spot.deref) {
        (LocalValue::Live(Operand::Indirect(place)), None) => (place.ptr, None),
        (LocalValue::Live(value), Some(align)) => {
            let (pointer, length) = match value {
                Operand::Immediate(Immediate::Scalar(pointer)) => (*pointer, None),
                Operand::Immediate(Immediate::ScalarPair(pointer, length)) => (*pointer, bits(*length).map(|length| length as u64)),
                Operand::Immediate(Immediate::Uninit) => return None,
                Operand::Indirect(place) => {
                    let memory = ecx.get_ptr_alloc(place.ptr, Size::from_bytes(8)).discard_err()??;
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
        let LocalValue::Live(Operand::Immediate(Immediate::Scalar(number))) = locals[index.local].value else {
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
        ecx.check_ptr_access(base, Size::from_bytes(offset), CheckInAllocMsg::InboundsPointerArithmetic)
            .discard_err()?;
    }
    Some(there)
}

fn passes<'tcx>(ecx: &Interpreter<'tcx>, check: &Check, value: Scalar<Owner>) -> Option<()> {
    let good = match check {
        Check::Any => true,
        Check::Range(range) => range.contains(bits(value)?),
        Check::Char => char::from_u32(bits(value)? as u32).is_some(),
        Check::NonNull => bits(value) != Some(0),
        Check::Reference(size, align) => {
            let Scalar::Ptr(pointer, _) = value else { return None };
            pointer.into_raw_parts().1.bytes().is_multiple_of(align.bytes())
                && ecx.check_ptr_access(pointer.into(), *size, CheckInAllocMsg::Dereferenceable).discard_err().is_some()
        }
        Check::OneOf(values) => values.contains(&bits(value)?),
        Check::Niche(range, other) => match value {
            Scalar::Int(_) if range.contains(bits(value)?) => true,
            _ => passes(ecx, other, value).is_some(),
        },
    };
    good.then_some(())
}

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
    let mut memory = ecx.get_ptr_alloc_mut(pointer, Size::from_bytes(spot.size)).discard_err()??;
    if let Immediate::ScalarPair(a, b) = value {
        if a.size().bytes() + b.size().bytes() != spot.size {
            memory.write_uninit_full();
        }
    }
    store(&mut memory, 0, value)
}

fn store(
    memory: &mut AllocRefMut<'_, '_, Owner, Accesses>,
    offset: u64,
    value: Value,
) -> Option<()> {
    let mut put = |offset: u64, value: Scalar<Owner>| {
        memory.write_scalar(alloc_range(Size::from_bytes(offset), value.size()), value).discard_err()
    };
    match value {
        Immediate::Scalar(value) => put(offset, value),
        Immediate::ScalarPair(a, b) => {
            put(offset, a)?;
            // Scalars are aligned to their size, but for 128 bits that are no pair here.
            put(offset + a.size().bytes().next_multiple_of(b.size().bytes()), b)
        }
        Immediate::Uninit => None,
    }
}

/// Memory for a local that has none; where it begins.
fn place_in_memory<'tcx>(ecx: &mut Interpreter<'tcx>, spot: &Spot) -> Option<RawPointer> {
    let frame = ecx.frame();
    let LocalValue::Live(Operand::Immediate(value)) = frame.locals[spot.local].value else { return None };
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
            ecx.check_ptr_access_signed(pointer.into(), bytes, CheckInAllocMsg::InboundsPointerArithmetic)
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
                _ => return truth(compare_floats(*operator, a, b)?),
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
                _ => return truth(compare_floats(*operator, f64::from(a), f64::from(b))?),
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

fn compare<T: Ord>(operator: BinOp, a: T, b: T) -> Option<bool> {
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

fn compare_floats(operator: BinOp, a: f64, b: f64) -> Option<bool> {
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

fn decode<'tcx>(ecx: &Interpreter<'tcx>, body: &Body<'tcx>, at: mir::Location) -> Option<Operation<'tcx>> {
    let block = &body.basic_blocks[at.block];
    let decoder = Decoder { ecx };
    match block.statements.get(at.statement_index) {
        Some(statement) => decoder.statement(&statement.kind),
        None => decoder.terminator(&block.terminator().kind),
    }
}

/// Reads MIR of the function whose frame is on top.
struct Decoder<'a, 'tcx> {
    ecx: &'a Interpreter<'tcx>,
}

impl<'tcx> Decoder<'_, 'tcx> {
    fn terminator(&self, kind: &TerminatorKind<'tcx>) -> Option<Operation<'tcx>> {
        Some(match kind {
            TerminatorKind::Goto { target } => Operation::Goto(*target),
            TerminatorKind::SwitchInt { discr, targets } => {
                let (on, _) = self.operand(discr)?;
                Operation::Switch(on, targets.iter().collect(), targets.otherwise())
            }
            TerminatorKind::Assert { cond, expected, target, .. } => {
                Operation::Assert(self.operand(cond)?.0, *expected, *target)
            }
            TerminatorKind::Drop { place, target, .. } => {
                let ty = place.ty(&self.ecx.frame().body().local_decls, *self.ecx.tcx).ty;
                let ty = self.monomorphic(ty)?;
                let glue = Instance::resolve_drop_in_place(*self.ecx.tcx, ty);
                match glue.def {
                    ty::InstanceKind::DropGlue(_, None) => Operation::Goto(*target),
                    _ => return None,
                }
            }
            TerminatorKind::Call { func, args, destination, target, unwind, .. } => {
                self.call(func, args, *destination, *target, *unwind)?
            }
            TerminatorKind::Return => {
                let (from, layout) = self.spot(mir::RETURN_PLACE.into())?;
                Operation::Return(match self.kind(layout) {
                    _ if layout.is_zst() && !layout.is_uninhabited() => Returned::Nothing,
                    Some(kind) => Returned::Value(Source::Place(from, kind)),
                    None => Returned::Memory(from, self.shape(layout)?),
                })
            }
            _ => return None,
        })
    }

    fn call(
        &self,
        function: &mir::Operand<'tcx>,
        arguments: &[Spanned<mir::Operand<'tcx>>],
        destination: Place<'tcx>,
        ret: Option<BasicBlock>,
        unwind: mir::UnwindAction,
    ) -> Option<Operation<'tcx>> {
        let ecx = self.ecx;
        let tcx = *ecx.tcx;
        let function = function.ty(&ecx.frame().body().local_decls, tcx);
        let ty::FnDef(def, args) = *self.monomorphic(function)?.kind() else { return None };
        let callee = Instance::try_resolve(tcx, ecx.typing_env(), def, args).ok()??;
        let ty::InstanceKind::Item(def) = callee.def else { return None };
        if tcx.is_foreign_item(def) || tcx.intrinsic(def).is_some() {
            return None;
        }
        let body = ecx.load_mir(callee.def, None).discard_err()?;
        let abi = ecx.fn_abi_of_instance_no_deduced_attrs(callee, ty::List::empty()).ok()?;
        if abi.c_variadic || body.spread_arg.is_some() {
            return None;
        }
        let unwind = if abi.can_unwind { unwind } else { mir::UnwindAction::Unreachable };
        let signature = function.fn_sig(tcx);
        let mut passed = vec![];
        let untupled = usize::from(signature.abi() == rustc_abi::ExternAbi::RustCall);
        let (whole, tuple) = arguments.split_at(arguments.len().checked_sub(untupled)?);
        for argument in whole {
            passed.push(self.argument(&argument.node)?);
        }
        for argument in tuple {
            let place = argument.node.place()?;
            let (spot, layout) = self.spot(place)?;
            for field in 0..layout.fields.count() {
                let inner = layout.field(ecx, field);
                let mut spot = spot.clone();
                spot.offset += layout.fields.offset(field).bytes();
                spot.size = inner.size.bytes();
                spot.whole = false;
                passed.push(match inner.is_zst() {
                    true => Argument::Empty,
                    false => Argument::Plain(Source::Place(spot, self.kind(inner)?)),
                });
            }
        }
        // The caller's location, where a callee asks for it, is no argument here.
        (passed.len() == body.arg_count && passed.len() <= MOST_SCALARS).then_some(())?;
        let (to, _) = self.spot(destination)?;
        Some(Operation::Call(Call {
            callee,
            body,
            to,
            destination,
            arguments: passed.into(),
            then: ReturnContinuation::Goto { ret, unwind },
        }))
    }

    fn argument(&self, operand: &mir::Operand<'tcx>) -> Option<Argument<'tcx>> {
        if let Some((source, _)) = self.operand(operand) {
            return Some(Argument::Plain(source));
        }
        let ty = operand.ty(&self.ecx.frame().body().local_decls, *self.ecx.tcx);
        let layout = self.ecx.layout_of(self.monomorphic(ty)?).ok()?;
        layout.is_sized().then_some(())?;
        Some(if layout.is_zst() { Argument::Empty } else { Argument::Other(operand.clone()) })
    }

    fn statement(&self, kind: &StatementKind<'tcx>) -> Option<Operation<'tcx>> {
        Some(match kind {
            StatementKind::Assign(assignment) => self.assignment(assignment.0, &assignment.1)?,
            StatementKind::StorageLive(local) => {
                let layout = self.ecx.layout_of_local(self.ecx.frame(), *local, None).discard_err()?;
                layout.is_sized().then_some(Operation::Live(*local))?
            }
            StatementKind::StorageDead(local) => Operation::Dead(*local),
            StatementKind::Intrinsic(intrinsic) => match &**intrinsic {
                NonDivergingIntrinsic::Assume(operand) => Operation::Assume(self.operand(operand)?.0),
                NonDivergingIntrinsic::CopyNonOverlapping(_) => return None,
            },
            StatementKind::Nop | StatementKind::ConstEvalCounter | StatementKind::Coverage(_) => {
                Operation::Nothing
            }
            _ => return None,
        })
    }

    fn assignment(&self, place: Place<'tcx>, rvalue: &Rvalue<'tcx>) -> Option<Operation<'tcx>> {
        let (to, layout) = self.spot(place)?;
        if layout.is_zst() {
            // Nothing is moved, but a drop or a borrow of it may still look for its place.
            return match rvalue {
                Rvalue::Use(mir::Operand::Constant(_)) if to.whole && layout.ty.is_unit() => {
                    Some(Operation::Nothing)
                }
                _ => None,
            };
        }
        Some(match rvalue {
            Rvalue::Use(operand) => match self.operand(operand) {
                Some((source, _)) => Operation::Assign(to, source),
                None => match operand.place() {
                    Some(from) => Operation::Move(to, self.spot(from)?.0, self.shape(layout)?),
                    None => self.constant(to, operand, layout)?,
                },
            },
            Rvalue::BinaryOp(operator, operands) => {
                let (left, ty) = self.operand(&operands.0)?;
                let (right, _) = self.operand(&operands.1)?;
                Operation::Binary(to, self.operator(*operator, ty)?, [left, right])
            }
            Rvalue::UnaryOp(UnOp::PtrMetadata, operand) => {
                let (source, ty) = self.operand(operand)?;
                matches!(source, Source::Constant(Immediate::ScalarPair(..)) | Source::Place(_, Kind::Pair(..)))
                    .then_some(())?;
                ty.ty.builtin_deref(true)?.is_slice().then_some(())?;
                Operation::Metadata(to, source)
            }
            Rvalue::UnaryOp(operator, operand) => {
                let (source, layout) = self.operand(operand)?;
                let number = match layout.ty.is_bool() {
                    true => Number { size: 0, signed: false },
                    false => self.integer(layout)?,
                };
                Operation::Unary(to, *operator, source, number)
            }
            Rvalue::Cast(CastKind::IntToInt, operand, _) => {
                let (source, from) = self.operand(operand)?;
                let from = match from.ty.is_bool() || from.ty.is_char() {
                    true => Number { size: from.size.bytes(), signed: false },
                    false => self.integer(from)?,
                };
                Operation::Cast(to, source, from, self.integer(layout)?)
            }
            Rvalue::Cast(
                CastKind::PtrToPtr | CastKind::PointerCoercion(PointerCoercion::MutToConstPointer, _),
                operand,
                _,
            ) => {
                let (source, _) = self.operand(operand)?;
                match (source, self.kind(layout)?) {
                    (Source::Place(spot, Kind::Pair(first, ..)), Kind::Scalar(_)) => {
                        Operation::Assign(to, Source::Place(spot, Kind::Scalar(first)))
                    }
                    (Source::Place(spot, _), kind) => Operation::Assign(to, Source::Place(spot, kind)),
                    _ => return None,
                }
            }
            Rvalue::Cast(CastKind::Transmute, operand, _) => {
                let (source, _) = self.operand(operand)?;
                // The place read as what it becomes: the check is that of the new type.
                match (source, self.kind(layout)?) {
                    (Source::Place(spot, Kind::Scalar(old)), Kind::Scalar(new))
                        if old.size == new.size && old.pointer == new.pointer =>
                    {
                        Operation::Assign(to, Source::Place(spot, Kind::Scalar(new)))
                    }
                    (source @ Source::Place(_, Kind::Scalar(_)), Kind::Scalar(new))
                        if !new.pointer && matches!(new.check, Check::Any) && new.size == 8 =>
                    {
                        Operation::Address(to, source)
                    }
                    (Source::Place(spot, Kind::Pair(a, b, _)), Kind::Pair(c, d, check))
                        if (a.size, a.pointer, b.offset, b.size, b.pointer)
                            == (c.size, c.pointer, d.offset, d.size, d.pointer) =>
                    {
                        Operation::Assign(to, Source::Place(spot, Kind::Pair(c, d, check)))
                    }
                    _ => return None,
                }
            }
            Rvalue::Ref(_, _, from) | Rvalue::RawPtr(_, from) => {
                if let [ProjectionElem::Deref] = from.projection.as_slice() {
                    // The same pointer again, wide ones too.
                    let (spot, _) = self.spot(from.local.into())?;
                    if let kind @ Kind::Pair(..) = self.kind(layout)? {
                        return Some(Operation::Assign(to, Source::Place(spot, kind)));
                    }
                }
                let (from, pointee) = self.spot(*from)?;
                pointee.is_sized().then_some(())?;
                let check = match layout.ty.is_raw_ptr() {
                    true => Check::Any,
                    false => self.reference(pointee)?,
                };
                Operation::Pointer(to, from, check)
            }
            Rvalue::Discriminant(place) => self.discriminant(to, layout, *place)?,
            Rvalue::Aggregate(kind, operands) if matches!(**kind, AggregateKind::RawPtr(..)) => {
                let Kind::Pair(..) = self.kind(layout)? else { return None };
                let parts = [(0, FieldIdx::ZERO), (8, FieldIdx::from_u32(1))];
                let parts = parts.map(|(offset, index)| Some((offset, self.operand(&operands[index])?.0)));
                let [Some(first), Some(second)] = parts else { return None };
                Operation::Write(to, [first, second].into(), Aggregate::Pair)
            }
            Rvalue::Aggregate(kind, operands) => {
                let variant = match **kind {
                    AggregateKind::Tuple | AggregateKind::Closure(..) => None,
                    AggregateKind::Adt(_, variant, _, _, None) => Some(variant),
                    _ => return None,
                };
                self.aggregate(to, layout, variant, operands)?
            }
            _ => return None,
        })
    }

    fn aggregate(
        &self,
        to: Spot,
        layout: TyAndLayout<'tcx>,
        variant: Option<VariantIdx>,
        operands: &IndexVec<FieldIdx, mir::Operand<'tcx>>,
    ) -> Option<Operation<'tcx>> {
        let (fields, tag) = match (variant, &layout.variants) {
            (Some(variant), Variants::Multiple { tag, tag_encoding, tag_field, .. }) => {
                let fields = layout.for_variant(self.ecx, variant);
                (!fields.is_uninhabited()).then_some(())?;
                let discriminant = layout.ty.discriminant_for_variant(*self.ecx.tcx, variant)?.val;
                let size = tag.size(self.ecx);
                let at = layout.fields.offset(tag_field.as_usize()).bytes();
                let value = match tag_encoding {
                    TagEncoding::Direct => Some(size.truncate(discriminant)),
                    TagEncoding::Niche { untagged_variant, .. } if *untagged_variant == variant => None,
                    TagEncoding::Niche { niche_variants, niche_start, .. } => {
                        let relative = variant.as_u32() - niche_variants.start().as_u32();
                        Some(size.truncate(niche_start.wrapping_add(u128::from(relative))))
                    }
                };
                let tag = match value {
                    Some(value) => Some((at, ScalarInt::try_from_uint(value, size)?)),
                    None => None,
                };
                (fields, tag)
            }
            (_, Variants::Single { .. }) => (layout, None),
            _ => return None,
        };
        let mut parts = vec![];
        for (index, operand) in operands.iter_enumerated() {
            let offset = fields.fields.offset(index.as_usize()).bytes();
            match self.operand(operand) {
                Some((source, _)) => parts.push((offset, source)),
                None => {
                    let (mir::Operand::Copy(from) | mir::Operand::Move(from)) = operand else {
                        let layout = fields.field(self.ecx, index.as_usize());
                        layout.is_zst().then_some(())?;
                        continue;
                    };
                    let (from, layout) = self.spot(*from)?;
                    if !layout.is_zst() {
                        self.sources(&from, layout, offset, &mut parts)?;
                    }
                }
            }
        }
        (parts.len() <= MOST_SCALARS).then_some(())?;
        match layout.backend_repr {
            // Its range may be narrower than that of what it is made of.
            BackendRepr::Scalar(AbiScalar::Initialized { .. }) => {
                if layout.ty.is_enum() {
                    if let Some((0, tag)) = tag && parts.is_empty() {
                        let tag = Source::Constant(Immediate::Scalar(Scalar::from(tag)));
                        return Some(Operation::Assign(to, tag));
                    }
                    tag.is_none().then_some(())?;
                } else {
                    self.plain(layout)?;
                }
                (parts.len() == 1).then_some(())?;
                Some(Operation::Write(to, parts.into(), Aggregate::Scalar))
            }
            BackendRepr::ScalarPair(AbiScalar::Initialized { .. }, AbiScalar::Initialized { .. }) => {
                if let Some((offset, tag)) = tag {
                    parts.push((offset, Source::Constant(Immediate::Scalar(Scalar::from(tag)))));
                }
                if !layout.ty.is_enum() {
                    self.plain(layout)?;
                }
                matches!(parts.len(), 1 | 2).then_some(())?;
                Some(Operation::Write(to, parts.into(), Aggregate::Pair))
            }
            _ => {
                if matches!(layout.variants, Variants::Single { .. }) {
                    self.plain(layout)?;
                }
                Some(Operation::Write(to, parts.into(), Aggregate::Memory(tag)))
            }
        }
    }

    /// Some for a struct or tuple, which asks no more than its fields do.
    fn plain(&self, layout: TyAndLayout<'tcx>) -> Option<()> {
        match layout.ty.kind() {
            ty::Tuple(_) | ty::Closure(..) => Some(()),
            ty::Adt(adt, _) if adt.is_struct() => {
                let range = self.ecx.tcx.layout_scalar_valid_range(adt.did());
                matches!(range, (Bound::Unbounded, Bound::Unbounded)).then_some(())
            }
            _ => None,
        }
    }

    fn discriminant(&self, to: Spot, into: TyAndLayout<'tcx>, place: Place<'tcx>) -> Option<Operation<'tcx>> {
        let (spot, layout) = self.spot(place)?;
        let tcx = *self.ecx.tcx;
        let size = into.size;
        let discriminant = |variant| {
            let value = layout.ty.discriminant_for_variant(tcx, variant).map_or(0, |discriminant| discriminant.val);
            size.truncate(value)
        };
        let inhabited = |variant: &VariantIdx| !layout.for_variant(self.ecx, *variant).is_uninhabited();
        let Variants::Multiple { tag, tag_encoding, tag_field, variants } = &layout.variants else { return None };
        layout.ty.is_enum().then_some(())?;
        let tag_size = tag.size(self.ecx);
        let range = tag.valid_range(self.ecx);
        let (values, other) = match tag_encoding {
            TagEncoding::Direct => {
                let pairs = variants.indices().filter(inhabited);
                let pairs = pairs.map(|variant| {
                    let value = layout.ty.discriminant_for_variant(tcx, variant)?.val;
                    Some((tag_size.truncate(value), discriminant(variant)))
                });
                (pairs.collect::<Option<_>>()?, None)
            }
            TagEncoding::Niche { untagged_variant, niche_variants, niche_start } => {
                let first = niche_variants.start().as_u32();
                let niches = first..=niche_variants.end().as_u32();
                let niches = niches.map(VariantIdx::from_u32).filter(|variant| variant != untagged_variant);
                let values = niches.filter(inhabited).map(|variant| {
                    let relative = u128::from(variant.as_u32() - first);
                    (tag_size.truncate(niche_start.wrapping_add(relative)), discriminant(variant))
                });
                inhabited(untagged_variant).then_some(())?;
                // A tag that would mean the variant without one is left to the interpreter.
                (!niche_variants.contains(untagged_variant)).then_some(())?;
                (values.collect(), Some((range, discriminant(*untagged_variant))))
            }
        };
        let part = Part {
            offset: layout.fields.offset(tag_field.as_usize()).bytes(),
            size: tag_size.bytes(),
            pointer: matches!(tag.primitive(), Primitive::Pointer(_)),
            check: Check::Any,
        };
        let tag = Tag { spot, part, values, other, discriminant_size: size.bytes() };
        Some(Operation::Discriminant(to, tag))
    }

    fn operator(&self, operator: BinOp, left: TyAndLayout<'tcx>) -> Option<Binary> {
        let ty = left.ty;
        if operator == BinOp::Cmp {
            return None;
        }
        if operator == BinOp::Offset {
            let pointee = self.ecx.layout_of(ty.builtin_deref(true)?).ok()?;
            return Some(Binary::Offset(pointee.size.bytes()));
        }
        if ty.is_raw_ptr() || ty.is_ref() {
            return matches!(left.backend_repr, BackendRepr::Scalar(_)).then_some(Binary::Addresses(operator));
        }
        match ty.kind() {
            ty::Float(ty::FloatTy::F64) => Some(Binary::Floats(operator, 8)),
            ty::Float(ty::FloatTy::F32) => Some(Binary::Floats(operator, 4)),
            ty::Bool | ty::Char => {
                Some(Binary::Integers(operator, Number { size: left.size.bytes(), signed: false }))
            }
            // 128 bits do not fit the arithmetic here.
            _ => Some(Binary::Integers(operator, self.integer(left).filter(|number| number.size <= 8)?)),
        }
    }

    fn integer(&self, layout: TyAndLayout<'tcx>) -> Option<Number> {
        layout.ty.is_integral().then(|| Number { size: layout.size.bytes(), signed: layout.ty.is_signed() })
    }

    fn operand(&self, operand: &mir::Operand<'tcx>) -> Option<(Source, TyAndLayout<'tcx>)> {
        match operand {
            mir::Operand::Copy(place) | mir::Operand::Move(place) => {
                let (spot, layout) = self.spot(*place)?;
                Some((Source::Place(spot, self.kind(layout)?), layout))
            }
            constant => {
                let value = self.ecx.eval_operand(constant, None).discard_err()?;
                let (BackendRepr::Scalar(AbiScalar::Initialized { .. })
                | BackendRepr::ScalarPair(AbiScalar::Initialized { .. }, AbiScalar::Initialized { .. })) =
                    value.layout.backend_repr
                else {
                    return None;
                };
                let value = self.ecx.read_immediate(&value).discard_err()?;
                (!matches!(*value, Immediate::Uninit)).then_some((Source::Constant(*value), value.layout))
            }
        }
    }

    fn monomorphic<T: ty::TypeFoldable<ty::TyCtxt<'tcx>>>(&self, value: T) -> Option<T> {
        self.ecx.instantiate_from_current_frame_and_normalize_erasing_regions(value).ok()
    }

    fn spot(&self, place: Place<'tcx>) -> Option<(Spot, TyAndLayout<'tcx>)> {
        let ecx = self.ecx;
        let mut layout = ecx.layout_of_local(ecx.frame(), place.local, None).discard_err()?;
        let second = match layout.backend_repr {
            BackendRepr::ScalarPair(a, b) => a.size(ecx).align_to(b.align(ecx).abi).bytes(),
            _ => 0,
        };
        let mut spot = Spot {
            local: place.local,
            deref: None,
            offset: 0,
            index: None,
            second,
            size: 0,
            whole: place.projection.is_empty(),
        };
        for (number, projection) in place.projection.iter().enumerate() {
            match projection {
                ProjectionElem::Deref if number == 0 => {
                    layout = ecx.layout_of(layout.ty.builtin_deref(true)?).ok()?;
                    spot.deref = Some(layout.align.abi);
                }
                ProjectionElem::Field(field, _) if layout.is_sized() => {
                    spot.offset += layout.fields.offset(field.as_usize()).bytes();
                    layout = layout.field(ecx, field.as_usize());
                }
                ProjectionElem::Downcast(_, variant) => {
                    layout = layout.for_variant(ecx, variant);
                    (!layout.is_uninhabited()).then_some(())?;
                }
                ProjectionElem::Index(local) if spot.index.is_none() => {
                    let FieldsShape::Array { stride, count } = layout.fields else { return None };
                    let slice = layout.ty.is_slice();
                    (!slice || number == 1).then_some(())?;
                    layout = layout.field(ecx, 0);
                    let length = (!slice).then_some(count);
                    spot.index = Some(Index { local, stride: stride.bytes(), length });
                }
                _ => return None,
            }
        }
        spot.size = layout.size.bytes();
        Some((spot, layout))
    }

    fn part(&self, scalar: AbiScalar, offset: u64, check: Check) -> Part {
        let pointer = matches!(scalar.primitive(), Primitive::Pointer(_));
        Part { offset, size: scalar.size(self.ecx).bytes(), pointer, check }
    }

    /// What such a value is made of; none if it is not plain.
    fn kind(&self, layout: TyAndLayout<'tcx>) -> Option<Kind> {
        match layout.backend_repr {
            BackendRepr::Scalar(scalar @ AbiScalar::Initialized { .. }) => {
                Some(Kind::Scalar(self.part(scalar, 0, self.check(layout)?)))
            }
            BackendRepr::ScalarPair(a @ AbiScalar::Initialized { .. }, b @ AbiScalar::Initialized { .. }) => {
                let second = a.size(self.ecx).align_to(b.align(self.ecx).abi).bytes();
                let (first, other, check) = self.pair(layout, second)?;
                Some(Kind::Pair(self.part(a, 0, first), self.part(b, second, other), check))
            }
            _ => None,
        }
    }

    fn reference(&self, pointee: TyAndLayout<'tcx>) -> Option<Check> {
        (!pointee.is_uninhabited()).then_some(Check::Reference(pointee.size, pointee.align.abi))
    }

    /// Of a type that is one scalar.
    fn check(&self, layout: TyAndLayout<'tcx>) -> Option<Check> {
        let BackendRepr::Scalar(scalar) = layout.backend_repr else { return None };
        let inner = match layout.ty.kind() {
            ty::Int(_) | ty::Uint(_) | ty::Float(_) | ty::RawPtr(..) => Check::Any,
            ty::Bool => Check::Range(scalar.valid_range(self.ecx)),
            ty::Char => Check::Char,
            ty::Ref(_, pointee, _) => self.reference(self.ecx.layout_of(*pointee).ok()?)?,
            ty::Pat(base, _) => self.check(self.ecx.layout_of(*base).ok()?)?,
            ty::Tuple(_) | ty::Closure(..) => self.check(self.only_field(layout)?)?,
            ty::Adt(adt, _) if adt.is_struct() => self.check(self.only_field(layout)?)?,
            ty::Adt(adt, _) if adt.is_enum() => return self.enumeration(layout),
            _ => return None,
        };
        if scalar.is_always_valid(self.ecx) || layout.ty.is_ref() || layout.ty.is_bool() || layout.ty.is_char() {
            return Some(inner);
        }
        match (scalar.primitive(), inner) {
            (Primitive::Pointer(_), Check::Any) => Some(Check::NonNull),
            (Primitive::Pointer(_), inner) => Some(inner),
            (_, Check::Any | Check::Range(_)) => Some(Check::Range(scalar.valid_range(self.ecx))),
            _ => None,
        }
    }

    /// Of an enum that is one scalar.
    fn enumeration(&self, layout: TyAndLayout<'tcx>) -> Option<Check> {
        let Variants::Multiple { tag, tag_encoding, variants, .. } = &layout.variants else { return None };
        let size = tag.size(self.ecx);
        let discriminant = |variant| layout.ty.discriminant_for_variant(*self.ecx.tcx, variant);
        match tag_encoding {
            TagEncoding::Direct => {
                let values = variants.indices().map(|variant| {
                    (!layout.for_variant(self.ecx, variant).is_uninhabited()).then_some(())?;
                    Some(size.truncate(discriminant(variant)?.val))
                });
                Some(Check::OneOf(values.collect::<Option<Vec<_>>>()?.into()))
            }
            TagEncoding::Niche { untagged_variant, niche_variants, niche_start } => {
                let count = niche_variants.end().as_u32() - niche_variants.start().as_u32();
                (!niche_variants.contains(untagged_variant)).then_some(())?;
                for variant in variants.indices().filter(|variant| variant != untagged_variant) {
                    let layout = layout.for_variant(self.ecx, variant);
                    (!layout.is_uninhabited()).then_some(())?;
                    for field in 0..layout.fields.count() {
                        layout.field(self.ecx, field).is_1zst().then_some(())?;
                    }
                }
                let end = size.truncate(niche_start.wrapping_add(u128::from(count)));
                let inner = self.only_field(layout.for_variant(self.ecx, *untagged_variant))?;
                let range = WrappingRange { start: *niche_start, end };
                Some(Check::Niche(range, Rc::new(self.check(inner)?)))
            }
        }
    }

    /// The one field that has a size.
    fn only_field(&self, layout: TyAndLayout<'tcx>) -> Option<TyAndLayout<'tcx>> {
        let fields = (0..layout.fields.count()).map(|field| layout.field(self.ecx, field));
        let mut fields = fields.filter(|field| !field.is_zst());
        let only = fields.next()?;
        (fields.next().is_none() && only.size == layout.size).then_some(only)
    }

    /// Of a type that is two scalars.
    fn pair(&self, layout: TyAndLayout<'tcx>, second: u64) -> Option<(Check, Check, PairCheck)> {
        match layout.ty.kind() {
            ty::Ref(_, pointee, _) => match pointee.kind() {
                ty::Str => Some((Check::Any, Check::Any, PairCheck::Slice(Size::from_bytes(1), Align::ONE))),
                ty::Slice(element) => {
                    let element = self.ecx.layout_of(*element).ok()?;
                    Some((Check::Any, Check::Any, PairCheck::Slice(element.size, element.align.abi)))
                }
                _ => None,
            },
            ty::RawPtr(pointee, _) if pointee.is_str() || pointee.is_slice() => {
                Some((Check::Any, Check::Any, PairCheck::Nothing))
            }
            ty::Tuple(_) | ty::Closure(..) => self.pair_of_fields(layout, second),
            ty::Adt(adt, _) if adt.is_struct() => self.pair_of_fields(layout, second),
            _ => None,
        }
    }

    fn pair_of_fields(&self, layout: TyAndLayout<'tcx>, second: u64) -> Option<(Check, Check, PairCheck)> {
        let mut checks = [None, None];
        for field in 0..layout.fields.count() {
            let inner = layout.field(self.ecx, field);
            if inner.is_zst() {
                continue;
            }
            if let BackendRepr::ScalarPair(a, b) = layout.backend_repr
                && let BackendRepr::ScalarPair(..) = inner.backend_repr
            {
                // A wrapper may allow less than what it holds.
                (a.is_always_valid(self.ecx) && b.is_always_valid(self.ecx)).then_some(())?;
                return self.pair(inner, second);
            }
            let number = match layout.fields.offset(field).bytes() {
                0 => 0,
                offset if offset == second => 1,
                _ => return None,
            };
            checks[number] = Some(self.check(inner)?);
        }
        let [first, other] = checks;
        Some((first?, other?, PairCheck::Nothing))
    }

    /// A constant that is no scalar, such as `None` of what is two.
    fn constant(
        &self,
        to: Spot,
        operand: &mir::Operand<'tcx>,
        layout: TyAndLayout<'tcx>,
    ) -> Option<Operation<'tcx>> {
        let value = self.ecx.eval_operand(operand, Some(layout)).discard_err()?;
        let place = value.as_mplace_or_imm().left()?;
        let shape = self.shape(layout)?;
        let memory = self.ecx.get_ptr_alloc(place.ptr(), layout.size).discard_err()??;
        let read = |part: &Part| {
            let range = alloc_range(Size::from_bytes(part.offset), Size::from_bytes(part.size));
            memory.read_scalar(range, part.pointer).discard_err()
        };
        let parts = match &shape {
            Shape::Parts(parts) => parts,
            Shape::Variants { tag, variants, other } => {
                let bits = address_or_bits(read(tag)?);
                match variants.iter().find(|(value, _)| *value == bits) {
                    Some((_, parts)) => parts,
                    None => other.as_ref().map(|(_, parts)| parts)?,
                }
            }
        };
        let parts = parts.iter().map(|part| Some((part.offset, Source::Constant(Immediate::Scalar(read(part)?)))));
        Some(Operation::Write(to, parts.collect::<Option<_>>()?, Aggregate::Memory(None)))
    }

    /// How a value that lies in memory is moved; none if it is not plain.
    fn shape(&self, layout: TyAndLayout<'tcx>) -> Option<Shape> {
        let mut parts = vec![];
        let Variants::Multiple { tag, tag_encoding, tag_field, variants } = &layout.variants else {
            self.scalars(layout, 0, &mut parts)?;
            return Some(Shape::Parts(parts.into()));
        };
        layout.ty.is_enum().then_some(())?;
        let tcx = *self.ecx.tcx;
        let offset = layout.fields.offset(tag_field.as_usize()).bytes();
        let tag_part = self.part(*tag, offset, Check::Any);
        let size = tag.size(self.ecx);
        let mut tagged = vec![];
        let mut other = None;
        for variant in variants.indices() {
            let inner = layout.for_variant(self.ecx, variant);
            if inner.is_uninhabited() {
                continue;
            }
            let mut parts = vec![];
            self.fields(inner, 0, &mut parts)?;
            let value = match tag_encoding {
                TagEncoding::Direct => layout.ty.discriminant_for_variant(tcx, variant)?.val,
                TagEncoding::Niche { untagged_variant, niche_variants, .. } if *untagged_variant == variant => {
                    (!niche_variants.contains(&variant)).then_some(())?;
                    other = Some((tag.valid_range(self.ecx), parts.into()));
                    continue;
                }
                TagEncoding::Niche { niche_variants, niche_start, .. } => {
                    let relative = variant.as_u32() - niche_variants.start().as_u32();
                    niche_start.wrapping_add(u128::from(relative))
                }
            };
            parts.push(tag_part.clone());
            (parts.len() <= MOST_SCALARS).then_some(())?;
            tagged.push((size.truncate(value), parts.into()));
        }
        Some(Shape::Variants { tag: tag_part, variants: tagged.into(), other })
    }

    /// The scalars of a value without variants.
    fn scalars(&self, layout: TyAndLayout<'tcx>, at: u64, parts: &mut Vec<Part>) -> Option<()> {
        let mut moved = |part: Part| {
            parts.push(Part { offset: part.offset + at, ..part });
            (parts.len() <= MOST_SCALARS).then_some(())
        };
        match self.kind(layout) {
            Some(Kind::Scalar(part)) => moved(part),
            Some(Kind::Pair(a, b, PairCheck::Nothing)) => {
                moved(a)?;
                moved(b)
            }
            Some(Kind::Pair(..)) => None,
            None => {
                self.plain(layout)?;
                self.fields(layout, at, parts)
            }
        }
    }

    fn fields(&self, layout: TyAndLayout<'tcx>, at: u64, parts: &mut Vec<Part>) -> Option<()> {
        for field in 0..layout.fields.count() {
            let inner = layout.field(self.ecx, field);
            if !inner.is_zst() {
                self.scalars(inner, at + layout.fields.offset(field).bytes(), parts)?;
            }
        }
        Some(())
    }

    /// The scalars of a value that lies in memory, each with where it goes.
    fn sources(
        &self,
        from: &Spot,
        layout: TyAndLayout<'tcx>,
        to: u64,
        sources: &mut Vec<(u64, Source)>,
    ) -> Option<()> {
        let mut parts = vec![];
        self.scalars(layout, 0, &mut parts)?;
        for part in parts {
            let mut spot = from.clone();
            spot.whole = false;
            let offset = to + part.offset;
            sources.push((offset, Source::Place(spot, Kind::Scalar(part))));
        }
        Some(())
    }
}
