//! Types and signatures: how what rustc calls a type is kept in WASM.

use rustc_abi as abi;
use rustc_abi::{BackendRepr, Primitive, Reg, RegKind, Scalar, Size};
use rustc_codegen_ssa::common::TypeKind;
use rustc_codegen_ssa::traits::{
    BaseTypeCodegenMethods, LayoutTypeCodegenMethods, TypeMembershipCodegenMethods,
};
use rustc_middle::ty::layout::{LayoutOf, TyAndLayout};
use rustc_middle::ty::{self, Ty as RustTy};
use rustc_target::callconv::{CastTarget, FnAbi};

use super::CodegenCx;
use crate::ir::*;

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct SigData {
    pub args: Vec<Ty>,
    pub ret: Ty,
    pub params: Vec<ValType>,
    pub results: Vec<ValType>,
}

/// The type of a scalar as it lies in memory, where a `bool` is a byte.
pub fn primitive_type(scalar: Scalar) -> Ty {
    match scalar.primitive() {
        Primitive::Int(integer, _) => Ty::Int(integer.size().bits() as u16),
        Primitive::Float(abi::Float::F16) => Ty::F16,
        Primitive::Float(abi::Float::F32) => Ty::F32,
        Primitive::Float(abi::Float::F64) => Ty::F64,
        Primitive::Float(abi::Float::F128) => Ty::F128,
        Primitive::Pointer(_) => Ty::Ptr,
    }
}

impl CodegenCx<'_> {
    /// The WASM values that a value consists of.
    pub fn components(&self, ty: Ty, out: &mut Vec<ValType>) {
        match ty {
            Ty::Void => {}
            Ty::Int(..=32) | Ty::F16 => out.push(ValType::I32),
            Ty::Int(..=64) | Ty::Ptr => out.push(ValType::I64),
            Ty::Int(_) | Ty::F128 => out.extend([ValType::I64, ValType::I64]),
            Ty::F32 => out.push(ValType::F32),
            Ty::F64 => out.push(ValType::F64),
            Ty::Aggregate(id) => {
                for ty in self.aggregate_parts(id) {
                    self.components(ty, out);
                }
            }
            Ty::Memory(_) => panic!("{ty:?} is no value"),
        }
    }

    pub fn component_count(&self, ty: Ty) -> u32 {
        match ty {
            Ty::Void => 0,
            Ty::Int(65..) | Ty::F128 => 2,
            Ty::Aggregate(id) => {
                self.aggregate_parts(id).into_iter().map(|ty| self.component_count(ty)).sum()
            }
            _ => 1,
        }
    }

    pub fn aggregate_parts(&self, id: u32) -> Vec<Ty> {
        self.aggregates.borrow().0[id as usize].clone()
    }

    pub fn aggregate(&self, parts: Vec<Ty>) -> Ty {
        let (list, known) = &mut *self.aggregates.borrow_mut();
        Ty::Aggregate(*known.entry(parts).or_insert_with_key(|parts| {
            list.push(parts.clone());
            list.len() as u32 - 1
        }))
    }

    /// Size in memory, in bytes. That of an odd width is rounded up to a whole word.
    pub fn size(&self, ty: Ty) -> u64 {
        match ty {
            Ty::Void => 0,
            Ty::Int(bits) => u64::from(bits).div_ceil(8).next_power_of_two(),
            Ty::F16 => 2,
            Ty::F32 => 4,
            Ty::F64 | Ty::Ptr => 8,
            Ty::F128 => 16,
            Ty::Memory(size) => size,
            Ty::Aggregate(id) => {
                let parts = self.aggregate_offsets(id);
                let most = parts.iter().map(|&(_, ty)| self.size(ty)).max().unwrap_or(1);
                let end = parts.last().map_or(0, |&(offset, ty)| offset + self.size(ty));
                end.next_multiple_of(most)
            }
        }
    }

    /// The parts of an aggregate with their distances from its beginning.
    pub fn aggregate_offsets(&self, id: u32) -> Vec<(u64, Ty)> {
        let mut end = 0u64;
        let place = |ty: Ty| {
            let size = self.size(ty);
            let offset = end.next_multiple_of(size.max(1));
            end = offset + size;
            (offset, ty)
        };
        self.aggregate_parts(id).into_iter().map(place).collect()
    }

    pub fn sig(&self, args: Vec<Ty>, ret: Ty) -> Sig {
        let (mut params, mut results) = (vec![], vec![]);
        args.iter().for_each(|&ty| self.components(ty, &mut params));
        self.components(ret, &mut results);
        let data = SigData { args, ret, params, results };
        let (list, known) = &mut *self.sigs.borrow_mut();
        *known.entry(data).or_insert_with_key(|data| {
            list.push(data.clone());
            Sig(list.len() as u32 - 1)
        })
    }

    pub fn sig_data(&self, sig: Sig) -> SigData {
        self.sigs.borrow().0[sig.0 as usize].clone()
    }
}

impl<'tcx> BaseTypeCodegenMethods for CodegenCx<'tcx> {
    fn type_i8(&self) -> Ty {
        Ty::Int(8)
    }
    fn type_i16(&self) -> Ty {
        Ty::Int(16)
    }
    fn type_i32(&self) -> Ty {
        Ty::Int(32)
    }
    fn type_i64(&self) -> Ty {
        Ty::Int(64)
    }
    fn type_i128(&self) -> Ty {
        Ty::Int(128)
    }
    fn type_isize(&self) -> Ty {
        Ty::Int(64)
    }
    fn type_f16(&self) -> Ty {
        Ty::F16
    }
    fn type_f32(&self) -> Ty {
        Ty::F32
    }
    fn type_f64(&self) -> Ty {
        Ty::F64
    }
    fn type_f128(&self) -> Ty {
        Ty::F128
    }
    fn type_array(&self, ty: Ty, len: u64) -> Ty {
        Ty::Memory(self.size(ty) * len)
    }
    fn type_func(&self, args: &[Ty], ret: Ty) -> Sig {
        self.sig(args.to_vec(), ret)
    }
    fn type_kind(&self, ty: Ty) -> TypeKind {
        match ty {
            Ty::Void => TypeKind::Void,
            Ty::Int(_) => TypeKind::Integer,
            Ty::F16 => TypeKind::Half,
            Ty::F32 => TypeKind::Float,
            Ty::F64 => TypeKind::Double,
            Ty::F128 => TypeKind::FP128,
            Ty::Ptr => TypeKind::Pointer,
            Ty::Memory(_) => TypeKind::Array,
            Ty::Aggregate(_) => TypeKind::Struct,
        }
    }
    fn type_ptr(&self) -> Ty {
        Ty::Ptr
    }
    fn type_ptr_ext(&self, _: abi::AddressSpace) -> Ty {
        Ty::Ptr
    }
    fn element_type(&self, _: Ty) -> Ty {
        panic!("no vectors here")
    }
    fn vector_length(&self, _: Ty) -> usize {
        panic!("no vectors here")
    }
    fn float_width(&self, ty: Ty) -> usize {
        self.size(ty) as usize * 8
    }
    fn int_width(&self, ty: Ty) -> u64 {
        match ty {
            Ty::Int(bits) => bits.into(),
            Ty::Ptr => 64,
            _ => panic!("{ty:?} is no integer"),
        }
    }
    fn val_ty(&self, value: Value) -> Ty {
        match value {
            Value::Undef(ty)
            | Value::Const(ty, _)
            | Value::Register(_, ty)
            | Value::Aggregate(_, ty) => ty,
            Value::Fn(_) | Value::Alloca(..) | Value::Offset(..) => Ty::Ptr,
        }
    }
}

impl<'tcx> LayoutTypeCodegenMethods<'tcx> for CodegenCx<'tcx> {
    fn backend_type(&self, layout: TyAndLayout<'tcx>) -> Ty {
        match layout.backend_repr {
            BackendRepr::Scalar(scalar) => primitive_type(scalar),
            // The size of an element, as that is what an index is multiplied by.
            _ if layout.is_unsized() => match layout.ty.kind() {
                ty::Slice(element) => Ty::Memory(self.layout_of(*element).size.bytes()),
                _ => Ty::Memory(1),
            },
            _ => Ty::Memory(layout.size.bytes()),
        }
    }
    fn cast_backend_type(&self, cast: &CastTarget) -> Ty {
        let unit = self.reg_backend_type(&cast.rest.unit);
        let count = match cast.rest.total {
            Size::ZERO => 0,
            total => total.bytes().div_ceil(cast.rest.unit.size.bytes()),
        };
        let prefix = cast.prefix.iter().flatten().map(|reg| self.reg_backend_type(reg));
        let all: Vec<Ty> = prefix.chain((0..count).map(|_| unit)).collect();
        match all[..] {
            [one] => one,
            _ => self.aggregate(all),
        }
    }
    fn fn_decl_backend_type(&self, abi: &FnAbi<'tcx, RustTy<'tcx>>) -> Sig {
        self.sig_of(abi)
    }
    fn fn_ptr_backend_type(&self, _: &FnAbi<'tcx, RustTy<'tcx>>) -> Ty {
        Ty::Ptr
    }
    fn reg_backend_type(&self, reg: &Reg) -> Ty {
        match reg.kind {
            RegKind::Float if reg.size.bits() == 32 => Ty::F32,
            RegKind::Float if reg.size.bits() == 64 => Ty::F64,
            RegKind::Float => Ty::F128,
            _ => Ty::Int(reg.size.bits() as u16),
        }
    }
    fn immediate_backend_type(&self, layout: TyAndLayout<'tcx>) -> Ty {
        match layout.backend_repr {
            BackendRepr::Scalar(scalar) if scalar.is_bool() => Ty::Int(1),
            BackendRepr::ScalarPair(..) => self.aggregate(vec![
                self.scalar_pair_element_backend_type(layout, 0, true),
                self.scalar_pair_element_backend_type(layout, 1, true),
            ]),
            _ => self.backend_type(layout),
        }
    }
    fn is_backend_immediate(&self, layout: TyAndLayout<'tcx>) -> bool {
        matches!(layout.backend_repr, BackendRepr::Scalar(_))
    }
    fn is_backend_scalar_pair(&self, layout: TyAndLayout<'tcx>) -> bool {
        matches!(layout.backend_repr, BackendRepr::ScalarPair(..))
    }
    fn scalar_pair_element_backend_type(
        &self,
        layout: TyAndLayout<'tcx>,
        index: usize,
        immediate: bool,
    ) -> Ty {
        let BackendRepr::ScalarPair(a, b) = layout.backend_repr else {
            panic!("{layout:?} is no pair")
        };
        let scalar = [a, b][index];
        if immediate && scalar.is_bool() { Ty::Int(1) } else { primitive_type(scalar) }
    }
}

impl<'tcx> TypeMembershipCodegenMethods<'tcx> for CodegenCx<'tcx> {}
