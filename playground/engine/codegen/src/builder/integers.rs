//! Integers of all widths. Those of 8 and 16 bits are kept zero-extended in an i32, those
//! of 128 bits in two i64; what WASM can't do with two is done in `runtime`.

use std::cmp::Ordering;

use rustc_abi::Size;
use rustc_codegen_ssa::common::IntPredicate;
use rustc_codegen_ssa::traits::{BaseTypeCodegenMethods, BuilderMethods, OverflowOp};
use rustc_middle::ty::Ty as RustTy;

use super::{BOOL, Builder, bits_of};
use crate::context::truncate;
use crate::encode::op;
use crate::ir::*;

impl<'tcx> Builder<'_, 'tcx> {
    /// Clears what an operation left above the type's bits.
    fn mask(&mut self, register: Register, ty: Ty) -> Value {
        let register = match ty {
            Ty::Int(bits @ ..32) => {
                let mask = Operand::I32((1 << bits) - 1);
                self.binary(op::I32_AND, ValType::I32, Operand::Register(register), mask)
            }
            _ => register,
        };
        Value::Register(register, ty)
    }

    /// The operand with its sign in all the bits above its type's.
    pub(super) fn sign_extended(&mut self, value: Value) -> Operand {
        let ty = self.val_ty(value);
        if let (Value::Const(_, n), Ty::Int(bits @ ..=32)) = (value, ty) {
            return Operand::I32(Size::from_bits(bits).sign_extend(n) as i32);
        }
        let operand = self.operand(value);
        match ty {
            Ty::Int(8) => Operand::Register(self.unary(op::I32_EXTEND8_S, ValType::I32, operand)),
            Ty::Int(16) => Operand::Register(self.unary(op::I32_EXTEND16_S, ValType::I32, operand)),
            Ty::Int(bits @ ..32) => {
                let up = Operand::I32(32 - i32::from(bits));
                let high = self.binary32(op::I32_SHL, operand, up);
                self.binary32(op::I32_SHR_S, high, up)
            }
            _ => operand,
        }
    }

    /// An operation, by the opcode for i32. `signed` says that it looks at the signs, `mask`
    /// that its result may have bits above the type's.
    pub(super) fn integer(
        &mut self,
        opcode: u8,
        a: Value,
        b: Value,
        signed: bool,
        mask: bool,
    ) -> Value {
        let ty = self.val_ty(a);
        let bits = bits_of(ty);
        if let (Value::Const(_, x), Value::Const(_, y)) = (a, b)
            && let Some(folded) = fold(opcode, x, y, bits)
        {
            return Value::Const(ty, truncate(ty, folded));
        }
        if let Value::Const(_, y) = b {
            let unchanged = match opcode {
                op::I32_ADD | op::I32_SUB | op::I32_OR | op::I32_XOR => y == 0,
                op::I32_SHL | op::I32_SHR_S | op::I32_SHR_U => y == 0,
                op::I32_MUL => y == 1,
                op::I32_AND => y == truncate(ty, u128::MAX),
                _ => false,
            };
            if unchanged {
                return a;
            }
        }
        if bits > 64 {
            return self.wide_integer(opcode, ty, a, b);
        }
        if bits > 32 {
            let (x, y) = (self.operand(a), self.operand(b));
            return Value::Register(self.binary(opcode + op::BINARY_I64, ValType::I64, x, y), ty);
        }
        let (x, y) = match signed {
            // The amount of a shift has no sign.
            true if opcode == op::I32_SHR_S => (self.sign_extended(a), self.operand(b)),
            true => (self.sign_extended(a), self.sign_extended(b)),
            false => (self.operand(a), self.operand(b)),
        };
        let register = self.binary(opcode, ValType::I32, x, y);
        if mask { self.mask(register, ty) } else { Value::Register(register, ty) }
    }

    fn wide_integer(&mut self, opcode: u8, ty: Ty, a: Value, b: Value) -> Value {
        let ((a_low, a_high), (b_low, b_high)) = (self.words(a), self.words(b));
        match opcode {
            op::I32_ADD | op::I32_SUB => {
                let opcode = opcode + op::BINARY_I64;
                let low = self.binary64(opcode, a_low, b_low);
                let carries = match opcode {
                    op::I64_ADD => self.binary32(op::I64_LT_U, low, a_low),
                    _ => self.binary32(op::I64_LT_U, a_low, b_low),
                };
                let carry = self.unary(op::I64_EXTEND_I32_U, ValType::I64, carries);
                let high = self.binary64(opcode, a_high, b_high);
                let high = self.binary64(opcode, high, Operand::Register(carry));
                self.wide(ty, low, high)
            }
            op::I32_AND | op::I32_OR | op::I32_XOR => {
                let low = self.binary64(opcode + op::BINARY_I64, a_low, b_low);
                let high = self.binary64(opcode + op::BINARY_I64, a_high, b_high);
                self.wide(ty, low, high)
            }
            op::I32_SHL => self.library("i128_shl", &[a, b], ty),
            op::I32_SHR_S => self.library("i128_shr_s", &[a, b], ty),
            op::I32_SHR_U => self.library("i128_shr_u", &[a, b], ty),
            op::I32_MUL => self.library("i128_mul", &[a, b], ty),
            op::I32_DIV_S => self.library("i128_div_s", &[a, b], ty),
            op::I32_DIV_U => self.library("i128_div_u", &[a, b], ty),
            op::I32_REM_S => self.library("i128_rem_s", &[a, b], ty),
            op::I32_REM_U => self.library("i128_rem_u", &[a, b], ty),
            _ => panic!("opcode {opcode:#x} of 128 bits"),
        }
    }

    /// An operation, and whether it overflowed.
    pub(super) fn checked(
        &mut self,
        operation: OverflowOp,
        ty: RustTy<'tcx>,
        a: Value,
        b: Value,
    ) -> (Value, Value) {
        let (size, signed) = ty.int_size_and_signed(self.tcx);
        let bits = size.bits();
        let int = Ty::Int(bits as u16);
        match operation {
            OverflowOp::Add if !signed => {
                let sum = self.add(a, b);
                (sum, self.compare_integers(IntPredicate::IntULT, sum, a))
            }
            OverflowOp::Sub if !signed => {
                let less = self.compare_integers(IntPredicate::IntULT, a, b);
                (self.sub(a, b), less)
            }
            OverflowOp::Add | OverflowOp::Sub if bits >= 64 => {
                // A sum overflows if its sign is that of neither operand; a difference if
                // the operands' signs differ and its sign isn't that of the first.
                let (result, x, y) = if operation == OverflowOp::Add {
                    let sum = self.add(a, b);
                    (sum, self.xor(a, sum), self.xor(b, sum))
                } else {
                    let difference = self.sub(a, b);
                    (difference, self.xor(a, b), self.xor(a, difference))
                };
                let both = self.and(x, y);
                let zero = Value::Const(int, 0);
                (result, self.compare_integers(IntPredicate::IntSLT, both, zero))
            }
            OverflowOp::Mul if bits > 64 => {
                let name = if signed { "i128_mul_overflow_s" } else { "i128_mul_overflow_u" };
                let ret = self.cx.aggregate(vec![int, BOOL]);
                let both = self.library(name, &[a, b], ret);
                (self.extract_value(both, 0), self.extract_value(both, 1))
            }
            OverflowOp::Mul if bits == 64 => self.checked_mul64(a, b, signed),
            _ => {
                // In 64 bits the result of 32 is exact.
                let extend = |builder: &mut Self, value| {
                    if signed {
                        builder.sext(value, Ty::Int(64))
                    } else {
                        builder.zext(value, Ty::Int(64))
                    }
                };
                let (x, y) = (extend(self, a), extend(self, b));
                let exact = match operation {
                    OverflowOp::Add => self.add(x, y),
                    OverflowOp::Sub => self.sub(x, y),
                    OverflowOp::Mul => self.mul(x, y),
                };
                let result = self.trunc(exact, int);
                let back = extend(self, result);
                (result, self.compare_integers(IntPredicate::IntNE, back, exact))
            }
        }
    }

    /// A product of 64 bits overflowed if dividing it by one factor doesn't give the other.
    fn checked_mul64(&mut self, a: Value, b: Value, signed: bool) -> (Value, Value) {
        let product = self.mul(a, b);
        let (x, y, p) = (self.operand(a), self.operand(b), self.operand(product));
        let is_zero = Operand::Register(self.unary(op::I64_EQZ, ValType::I32, x));
        let overflowed = if signed {
            // The division by -1 may overflow itself.
            let is_minus_one = self.binary32(op::I64_EQ, x, Operand::I64(-1));
            let special = self.binary32(op::I32_OR, is_zero, is_minus_one);
            let divisor = self.choose(ValType::I64, special, Operand::I64(1), x);
            let quotient = self.binary64(op::I64_DIV_S, p, Operand::Register(divisor));
            let differs = self.binary32(op::I64_NE, quotient, y);
            let is_least = self.binary32(op::I64_EQ, y, Operand::I64(i64::MIN));
            self.choose(ValType::I32, is_minus_one, is_least, differs)
        } else {
            let divisor = self.choose(ValType::I64, is_zero, Operand::I64(1), x);
            let quotient = self.binary64(op::I64_DIV_U, p, Operand::Register(divisor));
            let Operand::Register(differs) = self.binary32(op::I64_NE, quotient, y) else {
                unreachable!("an operation's result is a register")
            };
            differs
        };
        let overflowed = Operand::Register(overflowed);
        let overflowed = self.choose(ValType::I32, is_zero, Operand::I32(0), overflowed);
        (product, Value::Register(overflowed, BOOL))
    }

    pub(super) fn compare_integers(
        &mut self,
        predicate: IntPredicate,
        a: Value,
        b: Value,
    ) -> Value {
        use IntPredicate::*;
        let bits = bits_of(self.val_ty(a));
        let (opcode, signed) = match predicate {
            IntEQ => (op::I32_EQ, false),
            IntNE => (op::I32_NE, false),
            IntSLT => (op::I32_LT_S, true),
            IntULT => (op::I32_LT_U, false),
            IntSGT => (op::I32_GT_S, true),
            IntUGT => (op::I32_GT_U, false),
            IntSLE => (op::I32_LE_S, true),
            IntULE => (op::I32_LE_U, false),
            IntSGE => (op::I32_GE_S, true),
            IntUGE => (op::I32_GE_U, false),
        };
        if let (Value::Const(_, x), Value::Const(_, y)) = (a, b) {
            let sign = |n| Size::from_bits(bits).sign_extend(n);
            let holds = match predicate {
                IntEQ => x == y,
                IntNE => x != y,
                IntULT => x < y,
                IntUGT => x > y,
                IntULE => x <= y,
                IntUGE => x >= y,
                IntSLT => sign(x) < sign(y),
                IntSGT => sign(x) > sign(y),
                IntSLE => sign(x) <= sign(y),
                IntSGE => sign(x) >= sign(y),
            };
            return Value::Const(BOOL, holds.into());
        }
        if bits > 64 {
            return self.compare_wide(opcode, signed, a, b);
        }
        let (x, y) = match signed && bits <= 32 {
            true => (self.sign_extended(a), self.sign_extended(b)),
            false => (self.operand(a), self.operand(b)),
        };
        let register = match (predicate, y) {
            (IntEQ, Operand::I32(0)) => self.unary(op::I32_EQZ, ValType::I32, x),
            (IntEQ, Operand::I64(0)) => self.unary(op::I64_EQZ, ValType::I32, x),
            _ if bits > 32 => self.binary(opcode + op::COMPARE_I64, ValType::I32, x, y),
            _ => self.binary(opcode, ValType::I32, x, y),
        };
        Value::Register(register, BOOL)
    }

    fn compare_wide(&mut self, opcode: u8, signed: bool, a: Value, b: Value) -> Value {
        let ((a_low, a_high), (b_low, b_high)) = (self.words(a), self.words(b));
        if let op::I32_EQ | op::I32_NE = opcode {
            let low = self.binary64(op::I64_XOR, a_low, b_low);
            let high = self.binary64(op::I64_XOR, a_high, b_high);
            let any = self.binary64(op::I64_OR, low, high);
            let opcode = opcode + op::COMPARE_I64;
            let register = self.binary(opcode, ValType::I32, any, Operand::I64(0));
            return Value::Register(register, BOOL);
        }
        // The low words have no sign: the unsigned opcode follows the signed one.
        let low_opcode = opcode + u8::from(signed);
        let low = self.binary32(low_opcode + op::COMPARE_I64, a_low, b_low);
        let high = self.binary32(opcode + op::COMPARE_I64, a_high, b_high);
        let same = self.binary32(op::I64_EQ, a_high, b_high);
        Value::Register(self.choose(ValType::I32, same, low, high), BOOL)
    }

    pub(super) fn truncated(&mut self, value: Value, to: Ty) -> Value {
        let (from, bits) = (bits_of(self.val_ty(value)), bits_of(to));
        if let Value::Const(_, n) = value {
            return Value::Const(to, truncate(to, n));
        }
        if from == bits {
            return self.bitcast(value, to);
        }
        // The low word, if there are two.
        let low = self.operand(value);
        if bits > 32 {
            return Value::Register(self.copy(ValType::I64, low), to);
        }
        let low = match from {
            33.. => self.unary(op::I32_WRAP_I64, ValType::I32, low),
            _ => self.copy(ValType::I32, low),
        };
        self.mask(low, to)
    }

    pub(super) fn extended(&mut self, value: Value, to: Ty, signed: bool) -> Value {
        let (from, bits) = (bits_of(self.val_ty(value)), bits_of(to));
        if let Value::Const(_, n) = value {
            let n = if signed { Size::from_bits(from).sign_extend(n) as u128 } else { n };
            return Value::Const(to, truncate(to, n));
        }
        if from == bits {
            return self.bitcast(value, to);
        }
        let low = if signed { self.sign_extended(value) } else { self.operand(value) };
        if bits <= 32 {
            let register = self.copy(ValType::I32, low);
            return if signed { self.mask(register, to) } else { Value::Register(register, to) };
        }
        let low = match from {
            ..=32 if signed => self.unary(op::I64_EXTEND_I32_S, ValType::I64, low),
            ..=32 => self.unary(op::I64_EXTEND_I32_U, ValType::I64, low),
            _ => self.copy(ValType::I64, low),
        };
        if bits <= 64 {
            return Value::Register(low, to);
        }
        let low = Operand::Register(low);
        let high = match signed {
            true => self.binary64(op::I64_SHR_S, low, Operand::I64(63)),
            false => Operand::I64(0),
        };
        self.wide(to, low, high)
    }

    pub(super) fn cast_integer(&mut self, value: Value, to: Ty, signed: bool) -> Value {
        match bits_of(self.val_ty(value)).cmp(&bits_of(to)) {
            Ordering::Equal => self.bitcast(value, to),
            Ordering::Greater => self.truncated(value, to),
            Ordering::Less => self.extended(value, to, signed),
        }
    }

    /// How many ones (`ctpop`), or zeros from one end (`ctlz`, `cttz`): a value of 32 bits.
    pub(super) fn count_bits(&mut self, name: &str, value: Value) -> Value {
        let ty = self.val_ty(value);
        let bits = bits_of(ty);
        let result = Ty::Int(32);
        if bits == 128 {
            let (low, high) = self.halves(value);
            let (l, h) = (self.count_bits(name, low), self.count_bits(name, high));
            let (first, counted, other) = match name {
                "ctpop" => return self.add(l, h),
                "ctlz" => (high, h, l),
                _ => (low, l, h),
            };
            let zero = Value::Const(Ty::Int(64), 0);
            let none = self.compare_integers(IntPredicate::IntEQ, first, zero);
            let more = self.add(other, Value::Const(result, 64));
            return self.select(none, more, counted);
        }
        let operand = self.operand(value);
        if bits == 64 {
            let opcode = match name {
                "ctpop" => op::I64_POPCNT,
                "ctlz" => op::I64_CLZ,
                _ => op::I64_CTZ,
            };
            let count = Operand::Register(self.unary(opcode, ValType::I64, operand));
            return Value::Register(self.unary(op::I32_WRAP_I64, ValType::I32, count), result);
        }
        let count = match name {
            "ctpop" => self.unary(op::I32_POPCNT, ValType::I32, operand),
            "ctlz" => {
                let all = self.unary(op::I32_CLZ, ValType::I32, operand);
                let all = Value::Register(all, result);
                return self.sub(all, Value::Const(result, u128::from(32 - bits)));
            }
            _ => {
                // A one after the last bit, for zero.
                let operand = match bits {
                    ..32 => self.binary32(op::I32_OR, operand, Operand::I32(1 << bits)),
                    _ => operand,
                };
                self.unary(op::I32_CTZ, ValType::I32, operand)
            }
        };
        Value::Register(count, result)
    }

    /// The two words of a value of 128 bits, as values.
    fn halves(&mut self, value: Value) -> (Value, Value) {
        let (low, high) = self.words(value);
        let (low, high) = (self.copy(ValType::I64, low), self.copy(ValType::I64, high));
        (Value::Register(low, Ty::Int(64)), Value::Register(high, Ty::Int(64)))
    }

    /// Reverses the groups of that many bits: swaps neighbours, then neighbouring pairs, and so on.
    pub(super) fn reverse(&mut self, value: Value, group: u64) -> Value {
        let ty = self.val_ty(value);
        let bits = u64::from(bits_of(ty));
        if bits == 128 {
            let (low, high) = self.halves(value);
            let (low, high) = (self.reverse(low, group), self.reverse(high, group));
            let (low, high) = (self.operand(low), self.operand(high));
            return self.wide(ty, high, low);
        }
        let mut value = value;
        let mut group = group;
        while group < bits {
            let ones = (1u128 << group) - 1;
            let mask = (0..bits).step_by(2 * group as usize).fold(0, |mask, at| mask | ones << at);
            let (mask, shift) = (Value::Const(ty, mask), Value::Const(ty, group.into()));
            let low = self.and(value, mask);
            let up = self.shl(low, shift);
            let down = self.lshr(value, shift);
            let down = self.and(down, mask);
            value = self.or(up, down);
            group *= 2;
        }
        value
    }

    pub(super) fn rotate(&mut self, value: Value, amount: Value, left: bool) -> Value {
        let ty = self.val_ty(value);
        let bits = bits_of(ty);
        let amount = self.cast_integer(amount, ty, false);
        if bits == 32 || bits == 64 {
            let (x, y) = (self.operand(value), self.operand(amount));
            // `rotr` follows `rotl`.
            let opcode = op::I32_ROTL + u8::from(!left);
            let register = match bits {
                32 => self.binary(opcode, ValType::I32, x, y),
                _ => self.binary(opcode + op::BINARY_I64, ValType::I64, x, y),
            };
            return Value::Register(register, ty);
        }
        let mask = Value::Const(ty, u128::from(bits - 1));
        let by = self.and(amount, mask);
        let back = self.neg(amount);
        let back = self.and(back, mask);
        let (up, down) = if left { (by, back) } else { (back, by) };
        let (high, low) = (self.shl(value, up), self.lshr(value, down));
        self.or(high, low)
    }

    /// Shifts two integers as if they were one; the amount is below the bits of one.
    pub(super) fn funnel_shift(&mut self, a: Value, b: Value, amount: Value, left: bool) -> Value {
        let ty = self.val_ty(a);
        let bits = u128::from(bits_of(ty));
        let by = self.cast_integer(amount, ty, false);
        let rest = self.sub(Value::Const(ty, bits), by);
        let rest = self.and(rest, Value::Const(ty, bits - 1));
        let none = self.compare_integers(IntPredicate::IntEQ, by, Value::Const(ty, 0));
        let (up, down) = if left { (by, rest) } else { (rest, by) };
        let (high, low) = (self.shl(a, up), self.lshr(b, down));
        let both = self.or(high, low);
        self.select(none, if left { a } else { b }, both)
    }

    pub(super) fn saturating(&mut self, add: bool, ty: RustTy<'tcx>, a: Value, b: Value) -> Value {
        let (size, signed) = ty.int_size_and_signed(self.tcx);
        let operation = if add { OverflowOp::Add } else { OverflowOp::Sub };
        let (value, overflowed) = self.checked(operation, ty, a, b);
        let int = self.val_ty(a);
        let limit = match (signed, add) {
            (false, true) => Value::Const(int, size.unsigned_int_max()),
            (false, false) => Value::Const(int, 0),
            (true, _) => {
                // The first operand's sign says which end is near.
                let zero = Value::Const(int, 0);
                let negative = self.compare_integers(IntPredicate::IntSLT, a, zero);
                let least = Value::Const(int, size.truncate(size.signed_int_min() as u128));
                let most = Value::Const(int, size.signed_int_max() as u128);
                self.select(negative, least, most)
            }
        };
        self.select(overflowed, limit, value)
    }
}

fn fold(opcode: u8, x: u128, y: u128, bits: u16) -> Option<u128> {
    Some(match opcode {
        op::I32_ADD => x.wrapping_add(y),
        op::I32_SUB => x.wrapping_sub(y),
        op::I32_MUL => x.wrapping_mul(y),
        op::I32_AND => x & y,
        op::I32_OR => x | y,
        op::I32_XOR => x ^ y,
        op::I32_SHL if y < bits.into() => x << y,
        op::I32_SHR_U if y < bits.into() => x >> y,
        op::I32_DIV_U if y != 0 => x / y,
        op::I32_REM_U if y != 0 => x % y,
        _ => return None,
    })
}
