//! Loads, stores, copies and addresses. Alignment doesn't matter to WASM; and as threads
//! take turns, an atomic access is a plain one, before which another thread may have its turn.

use rustc_abi::{Align, BackendRepr, FieldsShape, Variants};
use rustc_codegen_ssa::common::{AtomicRmwBinOp, IntPredicate};
use rustc_codegen_ssa::mir::operand::{OperandRef, OperandValue};
use rustc_codegen_ssa::mir::place::{PlaceRef, PlaceValue};
use rustc_codegen_ssa::traits::{BaseTypeCodegenMethods, BuilderMethods, ConstCodegenMethods};
use rustc_middle::ty;
use rustc_middle::ty::layout::TyAndLayout;

use super::Builder;
use crate::context::primitive_type;
use crate::encode::op;
use crate::ir::*;

/// Copies up to this many bytes are loads and stores, so that what they copy can be
/// promoted to registers.
const SMALL_COPY: u128 = 64;
/// So are those of values of up to this many scalars.
const FEW_LEAVES: usize = 8;

impl<'tcx> Builder<'_, 'tcx> {
    /// A pointer to something in the same allocation.
    pub(super) fn offset(&mut self, pointer: Value, by: i64) -> Value {
        match pointer {
            Value::Alloca(id, offset) => Value::Alloca(id, offset.wrapping_add(by)),
            Value::Offset(register, offset) => Value::Offset(register, offset.wrapping_add(by)),
            Value::Const(Ty::Ptr, at) => {
                Value::Const(Ty::Ptr, (at as u64).wrapping_add(by as u64).into())
            }
            Value::Register(register, _) => Value::Offset(register, by),
            Value::Undef(_) => pointer,
            _ => self.add_to_pointer(pointer, by),
        }
    }

    fn add_to_pointer(&mut self, pointer: Value, by: i64) -> Value {
        let pointer = self.operand(pointer);
        let sum = self.binary(op::I64_ADD, ValType::I64, pointer, Operand::I64(by));
        Value::Register(sum, Ty::Ptr)
    }

    /// A pointer to an element.
    pub(super) fn element(
        &mut self,
        ty: Ty,
        pointer: Value,
        indices: &[Value],
        inbounds: bool,
    ) -> Value {
        let [index] = *indices else { panic!("an index of {indices:?}") };
        let size = self.cx.size(ty);
        if let Value::Const(_, n) = index {
            let by = (n as u64 as i64).wrapping_mul(size as i64);
            return match by {
                0 => pointer,
                // Offsets in an access don't wrap around, and addresses may.
                _ if inbounds || matches!(pointer, Value::Alloca(..)) => self.offset(pointer, by),
                _ => self.add_to_pointer(pointer, by),
            };
        }
        let index = self.cast_integer(index, Ty::Int(64), false);
        let index = self.operand(index);
        let distance = match size {
            1 => index,
            size if size.is_power_of_two() => {
                let bits = Operand::I64(size.trailing_zeros().into());
                self.binary64(op::I64_SHL, index, bits)
            }
            size => self.binary64(op::I64_MUL, index, Operand::I64(size as i64)),
        };
        let pointer = self.operand(pointer);
        Value::Register(self.binary(op::I64_ADD, ValType::I64, pointer, distance), Ty::Ptr)
    }

    fn load_scalar(&mut self, ty: Ty, pointer: Value) -> Register {
        let op = match ty {
            Ty::Int(..=8) => op::I32_LOAD8_U,
            Ty::Int(..=16) | Ty::F16 => op::I32_LOAD16_U,
            Ty::Int(..=32) => op::I32_LOAD,
            Ty::F32 => op::F32_LOAD,
            Ty::F64 => op::F64_LOAD,
            _ => op::I64_LOAD,
        };
        let dst = self.register(moved_type(op));
        let address = self.operand(pointer);
        self.inst(Inst::Load { op, dst, address });
        dst
    }

    fn store_scalar(&mut self, ty: Ty, value: Operand, pointer: Value) {
        let op = match ty {
            Ty::Int(..=8) => op::I32_STORE8,
            Ty::Int(..=16) | Ty::F16 => op::I32_STORE16,
            Ty::Int(..=32) => op::I32_STORE,
            Ty::F32 => op::F32_STORE,
            Ty::F64 => op::F64_STORE,
            _ => op::I64_STORE,
        };
        let address = self.operand(pointer);
        self.inst(Inst::Store { op, address, value });
    }

    pub(super) fn load_value(&mut self, ty: Ty, pointer: Value) -> Value {
        match ty {
            Ty::Int(65..) | Ty::F128 => {
                let low = self.load_scalar(Ty::Int(64), pointer);
                let up = self.offset(pointer, 8);
                let high = self.load_scalar(Ty::Int(64), up);
                self.wide(ty, Operand::Register(low), Operand::Register(high))
            }
            Ty::Aggregate(id) => {
                let mut parts = vec![];
                for (offset, part) in self.cx.aggregate_offsets(id) {
                    let at = self.offset(pointer, offset as i64);
                    parts.push(self.load_value(part, at));
                }
                self.put_together(ty, parts)
            }
            Ty::Memory(_) | Ty::Void => Value::Undef(Ty::Void),
            _ => Value::Register(self.load_scalar(ty, pointer), ty),
        }
    }

    pub(super) fn store_value(&mut self, value: Value, pointer: Value) {
        match self.val_ty(value) {
            Ty::Int(65..) | Ty::F128 => {
                let (low, high) = self.words(value);
                self.store_scalar(Ty::Int(64), low, pointer);
                let up = self.offset(pointer, 8);
                self.store_scalar(Ty::Int(64), high, up);
            }
            Ty::Aggregate(id) => {
                for (i, (offset, _)) in self.cx.aggregate_offsets(id).into_iter().enumerate() {
                    let part = self.extract_value(value, i as u64);
                    let at = self.offset(pointer, offset as i64);
                    self.store_value(part, at);
                }
            }
            Ty::Memory(_) | Ty::Void => {}
            ty => {
                let operand = self.operand(value);
                self.store_scalar(ty, operand, pointer);
            }
        }
    }

    /// An aggregate of these parts.
    pub(super) fn put_together(&mut self, ty: Ty, parts: Vec<Value>) -> Value {
        let mut body = self.body();
        body.aggregates.push(parts.into());
        Value::Aggregate(body.aggregates.len() as u32 - 1, ty)
    }

    pub(super) fn load_place(&mut self, place: PlaceRef<'tcx, Value>) -> OperandRef<'tcx, Value> {
        if place.layout.is_zst() {
            return OperandRef::zero_sized(place.layout);
        }
        let val = match place.layout.backend_repr {
            _ if place.val.llextra.is_some() => OperandValue::Ref(place.val),
            BackendRepr::Scalar(scalar) => {
                let value = self.load_value(primitive_type(scalar), place.val.llval);
                OperandValue::Immediate(self.to_immediate_scalar(value, scalar))
            }
            BackendRepr::ScalarPair(a, b) => {
                let second = a.size(self).align_to(b.align(self).abi).bytes();
                let x = self.load_value(primitive_type(a), place.val.llval);
                let x = self.to_immediate_scalar(x, a);
                let at = self.offset(place.val.llval, second as i64);
                let y = self.load_value(primitive_type(b), at);
                OperandValue::Pair(x, self.to_immediate_scalar(y, b))
            }
            _ => OperandValue::Ref(place.val),
        };
        OperandRef { val, layout: place.layout, move_annotation: None }
    }

    /// A loop that writes the same value again and again.
    pub(super) fn fill_places(
        &mut self,
        element: OperandRef<'tcx, Value>,
        count: u64,
        dest: PlaceRef<'tcx, Value>,
    ) {
        let size = element.layout.size.bytes() as i64;
        let start = self.operand(dest.val.llval);
        let cursor = self.copy(ValType::I64, start);
        self.body().mutable.push(cursor);
        let length = Operand::I64(size.wrapping_mul(count as i64));
        let end = self.binary64(op::I64_ADD, start, length);
        let [header, body, after] = [(); 3].map(|()| self.append_sibling_block(""));
        self.br(header);
        self.switch_to_block(header);
        let more = self.binary32(op::I64_NE, Operand::Register(cursor), end);
        self.end(Terminator::If(more, body, after));
        self.switch_to_block(body);
        let place = PlaceRef::new_sized(Value::Register(cursor, Ty::Ptr), element.layout);
        element.val.store(self, place);
        let (a, b) = (Operand::Register(cursor), Operand::I64(size));
        self.inst(Inst::Binary { op: op::I64_ADD, dst: cursor, a, b });
        self.br(header);
        self.switch_to_block(after);
    }

    pub(super) fn copy_bytes(&mut self, dst: Value, src: Value, size: Value) {
        let Value::Const(_, size @ 0..=SMALL_COPY) = size else {
            return self.move_bytes(dst, src, size);
        };
        let mut at = 0;
        while at < size as i64 {
            let ty = match size as i64 - at {
                8.. => Ty::Int(64),
                4.. => Ty::Int(32),
                2.. => Ty::Int(16),
                _ => Ty::Int(8),
            };
            let from = self.offset(src, at);
            let part = self.load_scalar(ty, from);
            let to = self.offset(dst, at);
            self.store_scalar(ty, Operand::Register(part), to);
            at += self.cx.size(ty) as i64;
        }
    }

    /// Copies between places that may overlap.
    pub(super) fn move_bytes(&mut self, dst: Value, src: Value, size: Value) {
        let (dst, src, len) = (self.operand(dst), self.operand(src), self.operand(size));
        self.inst(Inst::CopyMemory { dst, src, len });
    }

    pub(super) fn copy_place(
        &mut self,
        dst: PlaceValue<Value>,
        src: PlaceValue<Value>,
        layout: TyAndLayout<'tcx>,
    ) {
        let mut leaves = vec![];
        let small = u128::from(layout.size.bytes()) <= SMALL_COPY;
        if small && self.leaves(layout, 0, &mut leaves) {
            // All are read before one is written: the places may be the same.
            let mut parts = vec![];
            for &(at, ty) in &leaves {
                let from = self.offset(src.llval, at as i64);
                parts.push(self.load_value(ty, from));
            }
            for (&(at, _), part) in leaves.iter().zip(parts) {
                let to = self.offset(dst.llval, at as i64);
                self.store_value(part, to);
            }
        } else if !layout.is_zst() {
            let bytes = self.const_usize(layout.size.bytes());
            self.copy_bytes(dst.llval, src.llval, bytes);
        }
    }

    /// The scalars that a value is made of, with their places. Returns false if they are
    /// many or depend on what is there; padding and a union's bytes belong to no scalar.
    fn leaves(&self, layout: TyAndLayout<'tcx>, at: u64, out: &mut Vec<(u64, Ty)>) -> bool {
        if layout.is_zst() {
            return true;
        }
        if let ty::Adt(def, _) = layout.ty.kind()
            && def.is_union()
        {
            return false;
        }
        match layout.backend_repr {
            BackendRepr::Scalar(scalar) => out.push((at, primitive_type(scalar))),
            BackendRepr::ScalarPair(a, b) => {
                let second = a.size(self).align_to(b.align(self).abi).bytes();
                out.push((at, primitive_type(a)));
                out.push((at + second, primitive_type(b)));
            }
            BackendRepr::Memory { sized: true } => {
                let plain = matches!(layout.fields, FieldsShape::Arbitrary { .. })
                    && matches!(layout.variants, Variants::Single { .. })
                    && !layout.ty.is_enum();
                return plain
                    && (0..layout.fields.count()).all(|i| {
                        let offset = layout.fields.offset(i).bytes();
                        self.leaves(layout.field(self, i), at + offset, out)
                    });
            }
            _ => return false,
        }
        out.len() <= FEW_LEAVES
    }

    /// The old value, and whether it was the expected one.
    pub(super) fn compare_exchange(
        &mut self,
        dst: Value,
        expected: Value,
        new: Value,
    ) -> (Value, Value) {
        let ty = self.val_ty(expected);
        self.inst(Inst::Turn);
        let old = self.load_value(ty, dst);
        let same = self.compare_integers(IntPredicate::IntEQ, old, expected);
        let new = self.select(same, new, old);
        self.tell_word(dst, old, new);
        self.store_value(new, dst);
        (old, same)
    }

    /// The old value.
    pub(super) fn update_atomic(
        &mut self,
        op: AtomicRmwBinOp,
        dst: Value,
        src: Value,
        is_pointer: bool,
    ) -> Value {
        use AtomicRmwBinOp::*;
        let ty = if is_pointer { Ty::Ptr } else { self.val_ty(src) };
        self.inst(Inst::Turn);
        let old = self.load_value(ty, dst);
        let src = self.bitcast(src, ty);
        let new = match op {
            AtomicXchg => src,
            AtomicAdd => self.add(old, src),
            AtomicSub => self.sub(old, src),
            AtomicAnd => self.and(old, src),
            AtomicNand => {
                let both = self.and(old, src);
                self.not(both)
            }
            AtomicOr => self.or(old, src),
            AtomicXor => self.xor(old, src),
            AtomicMax | AtomicMin | AtomicUMax | AtomicUMin => {
                let predicate = match op {
                    AtomicMax => IntPredicate::IntSGT,
                    AtomicMin => IntPredicate::IntSLT,
                    AtomicUMax => IntPredicate::IntUGT,
                    _ => IntPredicate::IntULT,
                };
                let first = self.compare_integers(predicate, old, src);
                self.select(first, old, src)
            }
        };
        self.tell_word(dst, old, new);
        self.store_value(new, dst);
        old
    }

    /// Tells the host of a word that may be a lock's.
    pub(super) fn tell_word(&mut self, word: Value, old: Value, new: Value) {
        if self.val_ty(new) == Ty::Int(32) {
            self.library("word_changed", &[word, old, new], Ty::Void);
        }
    }

    /// Whether the bytes at two places are the same.
    pub(super) fn equal_bytes(&mut self, a: Value, b: Value, size: u64) -> Value {
        let ty = match size {
            0 => return Value::Const(super::BOOL, 1),
            1 | 2 | 4 | 8 | 16 => Ty::Int(8 * size as u16),
            _ => {
                let size = self.const_usize(size);
                let order = self.library("memcmp", &[a, b, size], Ty::Int(32));
                let zero = Value::Const(Ty::Int(32), 0);
                return self.compare_integers(IntPredicate::IntEQ, order, zero);
            }
        };
        let (a, b) = (self.load_value(ty, a), self.load_value(ty, b));
        self.compare_integers(IntPredicate::IntEQ, a, b)
    }

    /// A place of its own.
    pub(super) fn reserve(&mut self, size: u64, align: Align) -> Value {
        let mut body = self.body();
        body.allocas.push(Alloca { size, align: align.bytes() });
        Value::Alloca(body.allocas.len() as u32 - 1, 0)
    }
}
