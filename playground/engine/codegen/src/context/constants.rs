//! Constants as values.

use rustc_abi::{Scalar, Size};
use rustc_codegen_ssa::traits::ConstCodegenMethods;
use rustc_middle::mir::interpret::Scalar as MirScalar;

use super::CodegenCx;
use crate::ir::*;

/// The bits of an integer that its type has.
pub fn truncate(ty: Ty, bits: u128) -> u128 {
    match ty {
        Ty::Int(width @ ..128) => bits & ((1 << width) - 1),
        Ty::Ptr => bits & u128::from(u64::MAX),
        _ => bits,
    }
}

impl<'tcx> ConstCodegenMethods for CodegenCx<'tcx> {
    fn const_null(&self, ty: Ty) -> Value {
        match ty {
            Ty::Aggregate(_) | Ty::Memory(_) => Value::Undef(ty),
            _ => Value::Const(ty, 0),
        }
    }
    fn const_undef(&self, ty: Ty) -> Value {
        Value::Undef(ty)
    }
    fn const_poison(&self, ty: Ty) -> Value {
        Value::Undef(ty)
    }
    fn const_bool(&self, truth: bool) -> Value {
        Value::Const(Ty::Int(1), truth.into())
    }
    fn const_i8(&self, n: i8) -> Value {
        self.const_int(Ty::Int(8), n.into())
    }
    fn const_i16(&self, n: i16) -> Value {
        self.const_int(Ty::Int(16), n.into())
    }
    fn const_i32(&self, n: i32) -> Value {
        self.const_int(Ty::Int(32), n.into())
    }
    fn const_i64(&self, n: i64) -> Value {
        self.const_int(Ty::Int(64), n)
    }
    fn const_int(&self, ty: Ty, n: i64) -> Value {
        Value::Const(ty, truncate(ty, n as i128 as u128))
    }
    fn const_u8(&self, n: u8) -> Value {
        Value::Const(Ty::Int(8), n.into())
    }
    fn const_u32(&self, n: u32) -> Value {
        Value::Const(Ty::Int(32), n.into())
    }
    fn const_u64(&self, n: u64) -> Value {
        Value::Const(Ty::Int(64), n.into())
    }
    fn const_u128(&self, n: u128) -> Value {
        Value::Const(Ty::Int(128), n)
    }
    fn const_usize(&self, n: u64) -> Value {
        self.const_u64(n)
    }
    fn const_uint(&self, ty: Ty, n: u64) -> Value {
        Value::Const(ty, truncate(ty, n.into()))
    }
    fn const_uint_big(&self, ty: Ty, n: u128) -> Value {
        Value::Const(ty, truncate(ty, n))
    }
    fn const_real(&self, ty: Ty, n: f64) -> Value {
        match ty {
            Ty::F32 => Value::Const(ty, (n as f32).to_bits().into()),
            _ => Value::Const(ty, n.to_bits().into()),
        }
    }
    fn const_str(&self, text: &str) -> (Value, Value) {
        (Value::Const(Ty::Ptr, self.string(text).into()), self.const_u64(text.len() as u64))
    }
    fn const_struct(&self, _: &[Value], _: bool) -> Value {
        panic!("no constant structs here")
    }
    fn const_vector(&self, _: &[Value]) -> Value {
        panic!("no vectors here")
    }
    fn const_to_opt_uint(&self, value: Value) -> Option<u64> {
        match value {
            Value::Const(Ty::Int(_), n) => n.try_into().ok(),
            _ => None,
        }
    }
    fn const_to_opt_u128(&self, value: Value, sign_ext: bool) -> Option<u128> {
        match value {
            Value::Const(Ty::Int(bits), n) if sign_ext => {
                Some(Size::from_bits(bits).sign_extend(n) as u128)
            }
            Value::Const(Ty::Int(_), n) => Some(n),
            _ => None,
        }
    }
    fn scalar_to_backend(&self, scalar: MirScalar, layout: Scalar, llty: Ty) -> Value {
        match scalar {
            MirScalar::Int(int) => Value::Const(llty, int.to_bits(layout.size(self))),
            MirScalar::Ptr(pointer, _) => {
                let (provenance, offset) = pointer.prov_and_relative_offset();
                match self.address_of(provenance.alloc_id()) {
                    Value::Const(_, at) => Value::Const(llty, at + u128::from(offset.bytes())),
                    function => function,
                }
            }
        }
    }
    fn const_ptr_byte_offset(&self, base: Value, offset: Size) -> Value {
        match base {
            Value::Const(ty, at) => Value::Const(ty, at + u128::from(offset.bytes())),
            _ => panic!("{base:?} is no constant"),
        }
    }
}
