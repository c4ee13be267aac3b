//! Floats of 32 and 64 bits, and conversions between them and integers.

use rustc_codegen_ssa::common::RealPredicate;
use rustc_codegen_ssa::traits::BaseTypeCodegenMethods;

use super::{BOOL, Builder, bits_of};
use crate::encode::op;
use crate::ir::*;

const HALF_OR_QUAD: &str = "`f16` and `f128` aren't supported";

impl<'tcx> Builder<'_, 'tcx> {
    /// An operation, by the opcode for f32.
    pub(super) fn float(&mut self, opcode: u8, a: Value, b: Value) -> Value {
        let ty = self.val_ty(a);
        let (x, y) = (self.operand(a), self.operand(b));
        match ty {
            Ty::F32 => Value::Register(self.binary(opcode, ValType::F32, x, y), ty),
            Ty::F64 => Value::Register(self.binary(opcode + op::FLOAT_F64, ValType::F64, x, y), ty),
            _ => self.refuse(ty, HALF_OR_QUAD),
        }
    }

    /// An operation of one operand, by the opcode for f32.
    pub(super) fn float_unary(&mut self, opcode: u8, a: Value) -> Value {
        let ty = self.val_ty(a);
        let x = self.operand(a);
        match ty {
            Ty::F32 => Value::Register(self.unary(opcode, ValType::F32, x), ty),
            Ty::F64 => Value::Register(self.unary(opcode + op::FLOAT_F64, ValType::F64, x), ty),
            _ => self.refuse(ty, HALF_OR_QUAD),
        }
    }

    /// Rounds halves away from zero.
    pub(super) fn round(&mut self, value: Value) -> Value {
        // The largest number below a half: with a half itself, the sum could round up.
        let ty = self.val_ty(value);
        let almost_half = match ty {
            Ty::F32 => Value::Const(ty, (0.5f32.to_bits() - 1).into()),
            _ => Value::Const(ty, (0.5f64.to_bits() - 1).into()),
        };
        let away = self.float(op::F32_COPYSIGN, almost_half, value);
        let sum = self.float(op::F32_ADD, value, away);
        self.float_unary(op::F32_TRUNC, sum)
    }

    pub(super) fn compare_floats(&mut self, predicate: RealPredicate, a: Value, b: Value) -> Value {
        use RealPredicate::*;
        // Opcodes are in the order of equal, not equal, less, greater, at most, at least.
        let first = match self.val_ty(a) {
            Ty::F32 => op::F32_EQ,
            Ty::F64 => op::F64_EQ,
            _ => return self.refuse(BOOL, HALF_OR_QUAD),
        };
        let (x, y) = (self.operand(a), self.operand(b));
        // "Unordered or less" is the opposite of "at least".
        let (opcode, negate) = match predicate {
            RealOEQ => (0, false),
            RealUNE => (1, false),
            RealOLT => (2, false),
            RealOGT => (3, false),
            RealOLE => (4, false),
            RealOGE => (5, false),
            RealULT => (5, true),
            RealUGT => (4, true),
            RealULE => (3, true),
            RealUGE => (2, true),
            RealPredicateTrue => return Value::Const(BOOL, 1),
            RealPredicateFalse => return Value::Const(BOOL, 0),
            RealORD | RealUNO => {
                let p = self.binary32(first, x, x);
                let q = self.binary32(first, y, y);
                let both = self.binary32(op::I32_AND, p, q);
                return self.negated_if(both, matches!(predicate, RealUNO));
            }
            RealONE | RealUEQ => {
                let p = self.binary32(first + 2, x, y);
                let q = self.binary32(first + 3, x, y);
                let either = self.binary32(op::I32_OR, p, q);
                return self.negated_if(either, matches!(predicate, RealUEQ));
            }
        };
        let holds = self.binary32(first + opcode, x, y);
        self.negated_if(holds, negate)
    }

    fn negated_if(&mut self, condition: Operand, negate: bool) -> Value {
        let register = match negate {
            true => self.unary(op::I32_EQZ, ValType::I32, condition),
            false => self.copy(ValType::I32, condition),
        };
        Value::Register(register, BOOL)
    }

    pub(super) fn convert_float(&mut self, value: Value, to: Ty) -> Value {
        let operand = self.operand(value);
        match (self.val_ty(value), to) {
            (Ty::F64, Ty::F32) => {
                Value::Register(self.unary(op::F32_DEMOTE_F64, ValType::F32, operand), to)
            }
            (Ty::F32, Ty::F64) => {
                Value::Register(self.unary(op::F64_PROMOTE_F32, ValType::F64, operand), to)
            }
            _ => self.refuse(to, HALF_OR_QUAD),
        }
    }

    /// As `as` does it: NaN is 0, and what is out of range is the nearest integer.
    pub(super) fn float_to_integer(&mut self, value: Value, to: Ty, signed: bool) -> Value {
        let from = self.val_ty(value);
        let operand = self.operand(value);
        // `i32.trunc_sat_f32_s` and those that follow it.
        let opcode = match from {
            Ty::F32 => 0,
            Ty::F64 => 2,
            _ => return self.refuse(to, HALF_OR_QUAD),
        } + u8::from(!signed);
        let bits = bits_of(to);
        if bits > 64 {
            let name = if signed { "i128_from_f64_s" } else { "i128_from_f64_u" };
            let value = if from == Ty::F32 { self.convert_float(value, Ty::F64) } else { value };
            return self.library(name, &[value], to);
        }
        if bits > 32 {
            let dst = self.register(ValType::I64);
            self.inst(Inst::UnaryFc { op: opcode + 4, dst, a: operand });
            return Value::Register(dst, to);
        }
        let dst = self.register(ValType::I32);
        self.inst(Inst::UnaryFc { op: opcode, dst, a: operand });
        if bits == 32 {
            return Value::Register(dst, to);
        }
        let (least, most) = match signed {
            true => (-(1i32 << (bits - 1)), (1i32 << (bits - 1)) - 1),
            false => (0, (1i32 << bits) - 1),
        };
        let (above, below) =
            if signed { (op::I32_GT_S, op::I32_LT_S) } else { (op::I32_GT_U, op::I32_LT_U) };
        let mut register = dst;
        for (opcode, limit) in [(above, most), (below, least)] {
            let (operand, limit) = (Operand::Register(register), Operand::I32(limit));
            let outside = self.binary32(opcode, operand, limit);
            register = self.choose(ValType::I32, outside, limit, operand);
        }
        let exact = Value::Register(register, Ty::Int(32));
        self.truncated(exact, to)
    }

    pub(super) fn integer_to_float(&mut self, value: Value, to: Ty, signed: bool) -> Value {
        let bits = bits_of(self.val_ty(value));
        let (first, ty) = match to {
            Ty::F32 => (op::F32_CONVERT, ValType::F32),
            Ty::F64 => (op::F64_CONVERT, ValType::F64),
            _ => return self.refuse(to, HALF_OR_QUAD),
        };
        if bits > 64 {
            let name = match (signed, to) {
                (true, Ty::F32) => "i128_to_f32_s",
                (true, _) => "i128_to_f64_s",
                (false, Ty::F32) => "i128_to_f32_u",
                (false, _) => "i128_to_f64_u",
            };
            return self.library(name, &[value], to);
        }
        let operand = if signed { self.sign_extended(value) } else { self.operand(value) };
        let opcode = first + u8::from(!signed) + if bits > 32 { 2 } else { 0 };
        Value::Register(self.unary(opcode, ty, operand), to)
    }

    /// A function of floats that rustc calls by name, as `floorf64`; none if it is no such name.
    pub(super) fn float_function(&mut self, name: &str, args: &[Value]) -> Option<Value> {
        let (name, ty) = match name.strip_suffix("f64") {
            Some(name) => (name, Ty::F64),
            None => (name.strip_suffix("f32")?, Ty::F32),
        };
        let opcode = match name.strip_suffix('_').unwrap_or(name) {
            "ceil" => op::F32_CEIL,
            "floor" => op::F32_FLOOR,
            "trunc" => op::F32_TRUNC,
            "round_ties_even" => op::F32_NEAREST,
            "sqrt" => op::F32_SQRT,
            "round" => return Some(self.round(args[0])),
            "copysign" => return Some(self.float(op::F32_COPYSIGN, args[0], args[1])),
            // As a laptop without a fused instruction does it.
            "fmuladd" => {
                let product = self.float(op::F32_MUL, args[0], args[1]);
                return Some(self.float(op::F32_ADD, product, args[2]));
            }
            name @ ("powi" | "sin" | "cos" | "pow" | "exp" | "exp2" | "log" | "log10" | "log2"
            | "fma") => {
                // C's names, as they are declared in `std::sys::cmath`; `powi` has none there.
                let name = if ty == Ty::F32 { format!("{name}f") } else { name.to_string() };
                return Some(self.library(&name, args, ty));
            }
            _ => return None,
        };
        Some(self.float_unary(opcode, args[0]))
    }
}
