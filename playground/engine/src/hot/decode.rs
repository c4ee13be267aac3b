//! Reads a statement of MIR once: what it will do every time, if that can be known.
//!
//! A decoded statement must do exactly what rustc's interpreter would, or stop before it
//! has changed anything. So this file is full of doubts: each `?`, `return None` and
//! `then_some(())?` leaves a statement to the interpreter, for good. They are of three
//! kinds, and the comments say which:
//!
//! - **Not done here.** The interpreter can do more than `execute.rs`: 128-bit arithmetic,
//!   unsized places, a second dereference, values of more than `MOST_SCALARS` scalars. Such
//!   a doubt may go once `execute.rs` handles the case; nothing but speed depends on it.
//! - **Validity.** The interpreter would check something that no `Check` here expresses, so
//!   that without the doubt undefined behaviour would pass unseen: uninhabited variants, a
//!   type with a narrower range than its field, a niche that also means the variant without
//!   a tag. Such a doubt may go only if `Check` and `passes` learn the rule, and a program
//!   in `test/agreement/undefined` breaks it.
//! - **More than a value.** The statement calls, drops, allocates or asks the machine. Such a
//!   doubt may go only with code that does the same, in the same order.
//!
//! What remains after a doubt is dropped wrongly is a run that ends well where it should
//! be stopped. `test/agreement/undefined` and the comparison with native runs look for
//! that; a new case needs a program there first.

use std::ops::Bound;
use std::rc::Rc;

use rustc_abi::{
    Align, BackendRepr, FieldIdx, FieldsShape, Primitive, Scalar as AbiScalar, Size, TagEncoding,
    VariantIdx, Variants, WrappingRange,
};
use rustc_const_eval::interpret::*;
use rustc_index::IndexVec;
use rustc_middle::mir::{
    self, AggregateKind, BasicBlock, BinOp, Body, CastKind, NonDivergingIntrinsic, Place,
    ProjectionElem, Rvalue, StatementKind, TerminatorKind, UnOp,
};
use rustc_middle::ty::adjustment::PointerCoercion;
use rustc_middle::ty::layout::{HasTypingEnv, TyAndLayout};
use rustc_middle::ty::{self, Instance, ScalarInt};
use rustc_span::Spanned;

use super::execute::address_or_bits;
use super::operation::*;
use crate::machine::Interpreter;

/// The statement or terminator at this place, decoded; none if it is left to the interpreter.
pub fn decode<'tcx>(
    ecx: &Interpreter<'tcx>,
    body: &Body<'tcx>,
    at: mir::Location,
) -> Option<Operation<'tcx>> {
    let block = &body.basic_blocks[at.block];
    let decoder = Decoder { ecx };
    match block.statements.get(at.statement_index) {
        Some(statement) => decoder.statement(&statement.kind),
        None => decoder.terminator(&block.terminator().kind),
    }
}

/// Decodes for the function whose frame is on top: its generic parameters are known.
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
                    // More than a value, unless there is nothing to drop.
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
        // Not done here: function pointers, virtual calls, shims such as those of closures.
        let ty::FnDef(def, args) = *self.monomorphic(function)?.kind() else { return None };
        let callee = Instance::try_resolve(tcx, ecx.typing_env(), def, args).ok()??;
        let ty::InstanceKind::Item(def) = callee.def else { return None };
        // More than a value: these are the machine's.
        if tcx.is_foreign_item(def) || tcx.intrinsic(def).is_some() {
            return None;
        }
        let body = ecx.load_mir(callee.def, None).discard_err()?;
        let abi = ecx.fn_abi_of_instance_no_deduced_attrs(callee, ty::List::empty()).ok()?;
        // Not done here.
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
        // Not done here: a callee that takes its caller's location has one argument more.
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
        // Not done here.
        layout.is_sized().then_some(())?;
        Some(if layout.is_zst() { Argument::Empty } else { Argument::Other(operand.clone()) })
    }

    fn statement(&self, kind: &StatementKind<'tcx>) -> Option<Operation<'tcx>> {
        Some(match kind {
            StatementKind::Assign(assignment) => self.assignment(assignment.0, &assignment.1)?,
            StatementKind::StorageLive(local) => {
                let layout =
                    self.ecx.layout_of_local(self.ecx.frame(), *local, None).discard_err()?;
                layout.is_sized().then_some(Operation::Live(*local))?
            }
            StatementKind::StorageDead(local) => Operation::Dead(*local),
            StatementKind::Intrinsic(intrinsic) => match &**intrinsic {
                NonDivergingIntrinsic::Assume(operand) => {
                    Operation::Assume(self.operand(operand)?.0)
                }
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
            // More than a value: nothing is moved, but a drop or a borrow may still look for the
            // place. Only `()` has neither.
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
                // Not done here: thin pointers, and other metadata than a length.
                matches!(
                    source,
                    Source::Constant(Immediate::ScalarPair(..)) | Source::Place(_, Kind::Pair(..))
                )
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
                CastKind::PtrToPtr
                | CastKind::PointerCoercion(PointerCoercion::MutToConstPointer, _),
                operand,
                _,
            ) => {
                let (source, _) = self.operand(operand)?;
                match (source, self.kind(layout)?) {
                    (Source::Place(spot, Kind::Pair(first, ..)), Kind::Scalar(_)) => {
                        Operation::Assign(to, Source::Place(spot, Kind::Scalar(first)))
                    }
                    (Source::Place(spot, _), kind) => {
                        Operation::Assign(to, Source::Place(spot, kind))
                    }
                    _ => return None,
                }
            }
            Rvalue::Cast(CastKind::Transmute, operand, _) => {
                let (source, _) = self.operand(operand)?;
                // The place is read as what it becomes, with the check of the new type.
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
                    // A reborrow of a wide pointer is the same pointer again.
                    let (spot, _) = self.spot(from.local.into())?;
                    if let kind @ Kind::Pair(..) = self.kind(layout)? {
                        return Some(Operation::Assign(to, Source::Place(spot, kind)));
                    }
                }
                let (from, pointee) = self.spot(*from)?;
                // Not done here.
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
                let parts =
                    parts.map(|(offset, index)| Some((offset, self.operand(&operands[index])?.0)));
                let [Some(first), Some(second)] = parts else { return None };
                Operation::Write(to, [first, second].into(), Aggregate::Pair)
            }
            Rvalue::Aggregate(kind, operands) => {
                // Not done here: arrays, unions (with an active field), coroutines.
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
                // Validity: writing such a variant is undefined.
                (!fields.is_uninhabited()).then_some(())?;
                let discriminant = layout.ty.discriminant_for_variant(*self.ecx.tcx, variant)?.val;
                let size = tag.size(self.ecx);
                let at = layout.fields.offset(tag_field.as_usize()).bytes();
                let value = match tag_encoding {
                    TagEncoding::Direct => Some(size.truncate(discriminant)),
                    TagEncoding::Niche { untagged_variant, .. } if *untagged_variant == variant => {
                        None
                    }
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
        // Not done here.
        (parts.len() <= MOST_SCALARS).then_some(())?;
        match layout.backend_repr {
            // Validity: the range of a struct may be narrower than that of its field, see `plain`.
            BackendRepr::Scalar(AbiScalar::Initialized { .. }) => {
                if layout.ty.is_enum() {
                    if let Some((0, tag)) = tag
                        && parts.is_empty()
                    {
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
            BackendRepr::ScalarPair(
                AbiScalar::Initialized { .. },
                AbiScalar::Initialized { .. },
            ) => {
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

    /// Validity: some for a struct, tuple or closure that demands no more than its fields do.
    /// None for one with `rustc_layout_scalar_valid_range`, for unions, arrays and the rest.
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

    fn discriminant(
        &self,
        to: Spot,
        into: TyAndLayout<'tcx>,
        place: Place<'tcx>,
    ) -> Option<Operation<'tcx>> {
        let (spot, layout) = self.spot(place)?;
        let tcx = *self.ecx.tcx;
        let size = into.size;
        let discriminant = |variant| {
            let value = layout
                .ty
                .discriminant_for_variant(tcx, variant)
                .map_or(0, |discriminant| discriminant.val);
            size.truncate(value)
        };
        let inhabited =
            |variant: VariantIdx| !layout.for_variant(self.ecx, variant).is_uninhabited();
        let Variants::Multiple { tag, tag_encoding, tag_field, variants } = &layout.variants else {
            return None;
        };
        layout.ty.is_enum().then_some(())?;
        let tag_size = tag.size(self.ecx);
        let range = tag.valid_range(self.ecx);
        let (values, other) = match tag_encoding {
            TagEncoding::Direct => {
                let pairs = variants.indices().filter(|&variant| inhabited(variant));
                let pairs = pairs.map(|variant| {
                    let value = layout.ty.discriminant_for_variant(tcx, variant)?.val;
                    Some((tag_size.truncate(value), discriminant(variant)))
                });
                (pairs.collect::<Option<_>>()?, None)
            }
            TagEncoding::Niche { untagged_variant, niche_variants, niche_start } => {
                let first = niche_variants.start().as_u32();
                let niches = first..=niche_variants.end().as_u32();
                let niches =
                    niches.map(VariantIdx::from_u32).filter(|variant| variant != untagged_variant);
                let values = niches.filter(|&variant| inhabited(variant)).map(|variant| {
                    let relative = u128::from(variant.as_u32() - first);
                    (tag_size.truncate(niche_start.wrapping_add(relative)), discriminant(variant))
                });
                // Validity: reading the discriminant of an uninhabited variant is undefined.
                inhabited(*untagged_variant).then_some(())?;
                // Validity: a tag that would mean the variant without one is not a value.
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
        // Not done here: its result is an enum.
        if operator == BinOp::Cmp {
            return None;
        }
        if operator == BinOp::Offset {
            let pointee = self.ecx.layout_of(ty.builtin_deref(true)?).ok()?;
            return Some(Binary::Offset(pointee.size.bytes()));
        }
        if ty.is_raw_ptr() || ty.is_ref() {
            return matches!(left.backend_repr, BackendRepr::Scalar(_))
                .then_some(Binary::Addresses(operator));
        }
        match ty.kind() {
            ty::Float(ty::FloatTy::F64) => Some(Binary::Floats(operator, 8)),
            ty::Float(ty::FloatTy::F32) => Some(Binary::Floats(operator, 4)),
            ty::Bool | ty::Char => {
                Some(Binary::Integers(operator, Number { size: left.size.bytes(), signed: false }))
            }
            // Not done here: 128 bits do not fit the arithmetic.
            _ => Some(Binary::Integers(
                operator,
                self.integer(left).filter(|number| number.size <= 8)?,
            )),
        }
    }

    fn integer(&self, layout: TyAndLayout<'tcx>) -> Option<Number> {
        layout
            .ty
            .is_integral()
            .then(|| Number { size: layout.size.bytes(), signed: layout.ty.is_signed() })
    }

    fn operand(&self, operand: &mir::Operand<'tcx>) -> Option<(Source, TyAndLayout<'tcx>)> {
        match operand {
            mir::Operand::Copy(place) | mir::Operand::Move(place) => {
                let (spot, layout) = self.spot(*place)?;
                Some((Source::Place(spot, self.kind(layout)?), layout))
            }
            constant => {
                // Not done here: a constant that is neither one scalar nor two, see `constant`.
                let value = self.ecx.eval_operand(constant, None).discard_err()?;
                let (BackendRepr::Scalar(AbiScalar::Initialized { .. })
                | BackendRepr::ScalarPair(
                    AbiScalar::Initialized { .. },
                    AbiScalar::Initialized { .. },
                )) = value.layout.backend_repr
                else {
                    return None;
                };
                let value = self.ecx.read_immediate(&value).discard_err()?;
                (!matches!(*value, Immediate::Uninit))
                    .then_some((Source::Constant(*value), value.layout))
            }
        }
    }

    fn monomorphic<T: ty::TypeFoldable<ty::TyCtxt<'tcx>>>(&self, value: T) -> Option<T> {
        self.ecx.instantiate_from_current_frame_and_normalize_erasing_regions(value).ok()
    }

    /// Where a place is, as far as that is known before it is reached. Not done here: what is
    /// behind a second pointer, subslices, constant indices, unsized fields.
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
                    // Validity: no value can be there.
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

    /// What a value of this type is made of, with the check that proves it valid; none if it
    /// is neither one scalar nor two, or if no `Check` says when it is valid.
    fn kind(&self, layout: TyAndLayout<'tcx>) -> Option<Kind> {
        match layout.backend_repr {
            BackendRepr::Scalar(scalar @ AbiScalar::Initialized { .. }) => {
                Some(Kind::Scalar(self.part(scalar, 0, self.check(layout)?)))
            }
            BackendRepr::ScalarPair(
                a @ AbiScalar::Initialized { .. },
                b @ AbiScalar::Initialized { .. },
            ) => {
                let second = a.size(self.ecx).align_to(b.align(self.ecx).abi).bytes();
                let (first, other, check) = self.pair(layout, second)?;
                Some(Kind::Pair(self.part(a, 0, first), self.part(b, second, other), check))
            }
            _ => None,
        }
    }

    /// The check of a reference. Validity: one to an uninhabited type is never valid.
    fn reference(&self, pointee: TyAndLayout<'tcx>) -> Option<Check> {
        (!pointee.is_uninhabited()).then_some(Check::Reference(pointee.size, pointee.align.abi))
    }

    /// When a value of a type that is one scalar is valid. Validity: none for types whose rule is
    /// not here, such as unions, arrays, function pointers and `dyn` types.
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
        if scalar.is_always_valid(self.ecx)
            || layout.ty.is_ref()
            || layout.ty.is_bool()
            || layout.ty.is_char()
        {
            return Some(inner);
        }
        match (scalar.primitive(), inner) {
            (Primitive::Pointer(_), Check::Any) => Some(Check::NonNull),
            (Primitive::Pointer(_), inner) => Some(inner),
            (_, Check::Any | Check::Range(_)) => Some(Check::Range(scalar.valid_range(self.ecx))),
            _ => None,
        }
    }

    /// When an enum that is one scalar is valid.
    fn enumeration(&self, layout: TyAndLayout<'tcx>) -> Option<Check> {
        let Variants::Multiple { tag, tag_encoding, variants, .. } = &layout.variants else {
            return None;
        };
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
                // Validity: as in `discriminant`. And where another variant has fields, its tag
                // alone does not make a value.
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

    /// When a type that is two scalars is valid: each of the two, then both together.
    /// Validity: none for references to `dyn` types, whose vtable the interpreter checks.
    fn pair(&self, layout: TyAndLayout<'tcx>, second: u64) -> Option<(Check, Check, PairCheck)> {
        match layout.ty.kind() {
            ty::Ref(_, pointee, _) => match pointee.kind() {
                ty::Str => Some((
                    Check::Any,
                    Check::Any,
                    PairCheck::Slice(Size::from_bytes(1), Align::ONE),
                )),
                ty::Slice(element) => {
                    let element = self.ecx.layout_of(*element).ok()?;
                    Some((
                        Check::Any,
                        Check::Any,
                        PairCheck::Slice(element.size, element.align.abi),
                    ))
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

    fn pair_of_fields(
        &self,
        layout: TyAndLayout<'tcx>,
        second: u64,
    ) -> Option<(Check, Check, PairCheck)> {
        let mut checks = [None, None];
        for field in 0..layout.fields.count() {
            let inner = layout.field(self.ecx, field);
            if inner.is_zst() {
                continue;
            }
            if let BackendRepr::ScalarPair(a, b) = layout.backend_repr
                && let BackendRepr::ScalarPair(..) = inner.backend_repr
            {
                // Validity: a wrapper may allow less than what it wraps.
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

    /// A constant in memory, such as the `None` of an option of several scalars.
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
        let parts = parts
            .iter()
            .map(|part| Some((part.offset, Source::Constant(Immediate::Scalar(read(part)?)))));
        Some(Operation::Write(to, parts.collect::<Option<_>>()?, Aggregate::Memory(None)))
    }

    /// How a value in memory is moved: scalar by scalar, each proved valid. None if it has parts
    /// without a `Check`, or too many of them.
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
                // Validity: its tag finds no variant when the value is moved.
                continue;
            }
            let mut parts = vec![];
            self.fields(inner, 0, &mut parts)?;
            let value = match tag_encoding {
                TagEncoding::Direct => layout.ty.discriminant_for_variant(tcx, variant)?.val,
                TagEncoding::Niche { untagged_variant, niche_variants, .. }
                    if *untagged_variant == variant =>
                {
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

    /// Adds the scalars of a value without variants, which begins `at` so many bytes.
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
            // Validity: the check of both together is only made by `read`.
            Some(Kind::Pair(..)) => None,
            None => {
                self.plain(layout)?;
                self.fields(layout, at, parts)
            }
        }
    }

    /// Adds the scalars of all fields.
    fn fields(&self, layout: TyAndLayout<'tcx>, at: u64, parts: &mut Vec<Part>) -> Option<()> {
        for field in 0..layout.fields.count() {
            let inner = layout.field(self.ecx, field);
            if !inner.is_zst() {
                self.scalars(inner, at + layout.fields.offset(field).bytes(), parts)?;
            }
        }
        Some(())
    }

    /// Adds the scalars of a value in memory, each with the offset that it is moved to.
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
