//! What rustc_codegen_ssa calls to build a function: each operation becomes WASM's own.
//! `methods` is the trait; the longer operations are in a file for each kind of value.

mod calls;
mod floats;
mod integers;
mod intrinsics;
mod memory;
mod methods;
mod unused;

use std::cell::RefMut;
use std::ops::Deref;

use rustc_abi::{HasDataLayout, TargetDataLayout};
use rustc_codegen_ssa::traits::{BackendTypes, BaseTypeCodegenMethods};
use rustc_middle::ty::layout::{
    FnAbiError, FnAbiOfHelpers, FnAbiRequest, HasTyCtxt, HasTypingEnv, LayoutError, LayoutOfHelpers,
};
use rustc_middle::ty::{self, Ty as RustTy, TyCtxt};
use rustc_span::Span;
use rustc_target::spec::{HasTargetSpec, Target};

use crate::context::CodegenCx;
use crate::ir::*;

/// The type of a condition.
const BOOL: Ty = Ty::Int(1);

/// Appends to one block of the function that the context holds.
pub struct Builder<'a, 'tcx> {
    pub cx: &'a CodegenCx<'tcx>,
    block: Block,
    /// Of what is built now; none where nobody asks.
    location: Option<Location>,
}

impl<'a, 'tcx> Deref for Builder<'a, 'tcx> {
    type Target = CodegenCx<'tcx>;
    fn deref(&self) -> &CodegenCx<'tcx> {
        self.cx
    }
}

/// Bits of an integer or a pointer.
fn bits_of(ty: Ty) -> u16 {
    match ty {
        Ty::Int(bits) => bits,
        Ty::Ptr => 64,
        other => panic!("{other:?} is no integer"),
    }
}

impl<'a, 'tcx> Builder<'a, 'tcx> {
    fn body(&self) -> RefMut<'a, Body> {
        let cx: &'a CodegenCx<'tcx> = self.cx;
        RefMut::map(cx.body.borrow_mut(), |body| body.as_mut().expect("a function is being built"))
    }

    fn inst(&mut self, inst: Inst) {
        let mut body = self.body();
        let block = &mut body.blocks[self.block as usize];
        // What follows the end can't be reached.
        if matches!(block.terminator, Terminator::None) {
            block.insts.push(inst);
        }
    }

    fn end(&mut self, terminator: Terminator) {
        let mut body = self.body();
        let block = &mut body.blocks[self.block as usize];
        if matches!(block.terminator, Terminator::None) {
            block.terminator = terminator;
        }
    }

    fn register(&mut self, ty: ValType) -> Register {
        self.body().register(ty)
    }

    /// Registers for a value of that type: the first, and how many.
    fn registers(&mut self, ty: Ty) -> (Register, u32) {
        let mut types = vec![];
        self.cx.components(ty, &mut types);
        let mut body = self.body();
        let first = body.registers.len() as Register;
        body.registers.extend(&types);
        (first, types.len() as u32)
    }

    /// The components of a value as operands.
    fn components_of(&self, value: Value, out: &mut Vec<Operand>) {
        match value {
            Value::Undef(ty) => {
                let mut types = vec![];
                self.cx.components(ty, &mut types);
                out.extend(types.into_iter().map(|ty| match ty {
                    ValType::I32 => Operand::I32(0),
                    ValType::I64 => Operand::I64(0),
                    ValType::F32 => Operand::F32(0),
                    ValType::F64 => Operand::F64(0),
                }));
            }
            Value::Const(ty, bits) => match ty {
                Ty::Int(..=32) | Ty::F16 => out.push(Operand::I32(bits as u32 as i32)),
                Ty::Int(..=64) | Ty::Ptr => out.push(Operand::I64(bits as u64 as i64)),
                Ty::Int(_) | Ty::F128 => {
                    let words = [bits as u64, (bits >> 64) as u64];
                    out.extend(words.map(|word| Operand::I64(word as i64)));
                }
                Ty::F32 => out.push(Operand::F32(bits as u32)),
                Ty::F64 => out.push(Operand::F64(bits as u64)),
                other => panic!("a constant {other:?}"),
            },
            Value::Fn(function) => out.push(Operand::Fn(function)),
            Value::Alloca(id, offset) => out.push(Operand::Alloca(id, offset)),
            Value::Offset(register, offset) => out.push(Operand::Offset(register, offset)),
            Value::Register(first, ty) => {
                out.extend((first..first + self.cx.component_count(ty)).map(Operand::Register));
            }
            Value::Aggregate(id, _) => {
                let parts = self.body().aggregates[id as usize].clone();
                parts.iter().for_each(|&part| self.components_of(part, out));
            }
        }
    }

    /// A value of one component as an operand.
    fn operand(&self, value: Value) -> Operand {
        match value {
            Value::Register(register, _) => Operand::Register(register),
            _ => {
                let mut out = vec![];
                self.components_of(value, &mut out);
                out.first().copied().unwrap_or(Operand::I32(0))
            }
        }
    }

    /// A value of two words as operands: the low one and the high one.
    fn words(&self, value: Value) -> (Operand, Operand) {
        let mut out = vec![];
        self.components_of(value, &mut out);
        (out[0], out[1])
    }

    /// A value of two words.
    fn wide(&mut self, ty: Ty, low: Operand, high: Operand) -> Value {
        let (first, _) = self.registers(ty);
        self.inst(Inst::Copy { dst: first, src: low });
        self.inst(Inst::Copy { dst: first + 1, src: high });
        Value::Register(first, ty)
    }

    fn copy(&mut self, ty: ValType, src: Operand) -> Register {
        let dst = self.register(ty);
        self.inst(Inst::Copy { dst, src });
        dst
    }

    fn unary(&mut self, op: u8, ty: ValType, a: Operand) -> Register {
        let dst = self.register(ty);
        self.inst(Inst::Unary { op, dst, a });
        dst
    }

    fn binary(&mut self, op: u8, ty: ValType, a: Operand, b: Operand) -> Register {
        let dst = self.register(ty);
        self.inst(Inst::Binary { op, dst, a, b });
        dst
    }

    /// An operation whose result is an i64.
    fn binary64(&mut self, op: u8, a: Operand, b: Operand) -> Operand {
        Operand::Register(self.binary(op, ValType::I64, a, b))
    }

    /// An operation whose result is an i32.
    fn binary32(&mut self, op: u8, a: Operand, b: Operand) -> Operand {
        Operand::Register(self.binary(op, ValType::I32, a, b))
    }

    fn choose(&mut self, ty: ValType, condition: Operand, a: Operand, b: Operand) -> Register {
        let dst = self.register(ty);
        self.inst(Inst::Select { dst, condition, a, b });
        dst
    }

    /// Calls a function of `runtime`, or of the host, by its name.
    fn library(&mut self, name: &str, args: &[Value], ret: Ty) -> Value {
        let types: Vec<Ty> = args.iter().map(|&arg| self.val_ty(arg)).collect();
        let function = self.cx.import_named(name, &types, ret);
        self.call_operands(Callee::Fn(function), args, ret)
    }

    /// Notes that something can't be compiled, and goes on with any value.
    fn refuse(&mut self, ty: Ty, what: &str) -> Value {
        self.cx.refuse(what);
        self.inst(Inst::Trap);
        Value::Undef(ty)
    }
}

impl BackendTypes for Builder<'_, '_> {
    type Function = FnId;
    type BasicBlock = Block;
    type Funclet = ();
    type Value = Value;
    type Type = Ty;
    type FunctionSignature = Sig;
    type DIScope = u32;
    type DILocation = Location;
    type DIVariable = ();
}

impl<'tcx> HasTyCtxt<'tcx> for Builder<'_, 'tcx> {
    fn tcx(&self) -> TyCtxt<'tcx> {
        self.cx.tcx
    }
}

impl HasDataLayout for Builder<'_, '_> {
    fn data_layout(&self) -> &TargetDataLayout {
        self.cx.data_layout()
    }
}

impl HasTargetSpec for Builder<'_, '_> {
    fn target_spec(&self) -> &Target {
        self.cx.target_spec()
    }
}

impl<'tcx> HasTypingEnv<'tcx> for Builder<'_, 'tcx> {
    fn typing_env(&self) -> ty::TypingEnv<'tcx> {
        self.cx.typing_env()
    }
}

impl<'tcx> LayoutOfHelpers<'tcx> for Builder<'_, 'tcx> {
    fn handle_layout_err(&self, error: LayoutError<'tcx>, span: Span, ty: RustTy<'tcx>) -> ! {
        self.cx.handle_layout_err(error, span, ty)
    }
}

impl<'tcx> FnAbiOfHelpers<'tcx> for Builder<'_, 'tcx> {
    fn handle_fn_abi_err(
        &self,
        error: FnAbiError<'tcx>,
        span: Span,
        request: FnAbiRequest<'tcx>,
    ) -> ! {
        self.cx.handle_fn_abi_err(error, span, request)
    }
}
