//! Calls, and how functions take their arguments.

use rustc_codegen_ssa::MemFlags;
use rustc_codegen_ssa::mir::operand::{OperandRef, OperandValue};
use rustc_codegen_ssa::mir::place::{PlaceRef, PlaceValue};
use rustc_codegen_ssa::traits::{
    AbiBuilderMethods, ArgAbiBuilderMethods, BaseTypeCodegenMethods, BuilderMethods,
    ConstCodegenMethods,
};
use rustc_middle::ty::Ty as RustTy;
use rustc_target::callconv::{ArgAbi, PassMode};

use super::Builder;
use crate::context::Kind;
use crate::ir::*;

impl<'tcx> Builder<'_, 'tcx> {
    fn callee(&mut self, sig: Sig, function: Value, args: &[Value]) -> (Callee, Ty) {
        let ret = self.cx.sig_data(sig).ret;
        let Value::Fn(id) = function else {
            return (Callee::Indirect(sig, self.operand(function)), ret);
        };
        let name = match self.cx.functions.borrow()[id.0 as usize].kind {
            Kind::Import(name) => name,
            _ => return (Callee::Fn(id), ret),
        };
        // Each call of a C function with `...` has its own signature.
        let types: Vec<Ty> = args.iter().map(|&arg| self.val_ty(arg)).collect();
        let sig = self.cx.sig(types, ret);
        (Callee::Fn(self.cx.import(name, sig)), ret)
    }

    fn prepare(&mut self, callee: Callee, args: &[Value], ret: Ty) -> (Call, Value) {
        let mut operands = vec![];
        args.iter().for_each(|&arg| self.components_of(arg, &mut operands));
        let results = self.registers(ret);
        let call = Call { callee, args: operands.into(), results, location: self.location };
        (call, Value::Register(results.0, ret))
    }

    pub(super) fn call_operands(&mut self, callee: Callee, args: &[Value], ret: Ty) -> Value {
        let (call, value) = self.prepare(callee, args, ret);
        self.inst(Inst::Call(call));
        value
    }

    pub(super) fn plain_call(&mut self, sig: Sig, function: Value, args: &[Value]) -> Value {
        let (callee, ret) = self.callee(sig, function, args);
        self.call_operands(callee, args, ret)
    }

    /// A call that goes on elsewhere if it unwinds.
    pub(super) fn catching_call(
        &mut self,
        sig: Sig,
        function: Value,
        args: &[Value],
        normal: Block,
        unwind: Block,
    ) -> Value {
        self.body().exception();
        let (callee, ret) = self.callee(sig, function, args);
        let (call, value) = self.prepare(callee, args, ret);
        self.end(Terminator::Invoke { call, normal, unwind });
        value
    }

    /// A call in place of the function that calls.
    pub(super) fn last_call(&mut self, sig: Sig, function: Value, args: &[Value]) {
        let (callee, ret) = self.callee(sig, function, args);
        let (call, _) = self.prepare(callee, args, ret);
        self.end(Terminator::TailCall(call));
    }

    /// Runs `body(data)`; if it unwinds, `handler(data, exception)`. Whether it did.
    pub(super) fn catch_unwind(&mut self, body: Value, data: Value, handler: Value) -> Value {
        self.body().exception();
        let sig_body = self.cx.sig(vec![Ty::Ptr], Ty::Void);
        let sig_handler = self.cx.sig(vec![Ty::Ptr, Ty::Ptr], Ty::Void);
        let dst = self.register(ValType::I32);
        self.body().mutable.push(dst);
        let (body, data, handler) = (self.operand(body), self.operand(data), self.operand(handler));
        self.inst(Inst::Catch {
            body,
            data,
            handler,
            dst,
            sig_body,
            sig_handler,
            location: self.location,
        });
        Value::Register(dst, Ty::Int(32))
    }
}

impl<'tcx> ArgAbiBuilderMethods<'tcx> for Builder<'_, 'tcx> {
    fn store_fn_arg(
        &mut self,
        arg: &ArgAbi<'tcx, RustTy<'tcx>>,
        index: &mut usize,
        dst: PlaceRef<'tcx, Value>,
    ) {
        let mut next = || {
            *index += 1;
            self.get_param(*index - 1)
        };
        match arg.mode {
            PassMode::Ignore => {}
            PassMode::Pair(..) => {
                let (a, b) = (next(), next());
                OperandValue::Pair(a, b).store(self, dst);
            }
            PassMode::Indirect { meta_attrs: Some(_), .. } => panic!("an argument without a size"),
            _ => {
                let value = next();
                self.store_arg(arg, value, dst);
            }
        }
    }

    fn store_arg(
        &mut self,
        arg: &ArgAbi<'tcx, RustTy<'tcx>>,
        value: Value,
        dst: PlaceRef<'tcx, Value>,
    ) {
        match &arg.mode {
            PassMode::Ignore => {}
            PassMode::Indirect { attrs, meta_attrs: None, .. } => {
                let align = attrs.pointee_align.unwrap_or(arg.layout.align.abi);
                OperandValue::Ref(PlaceValue::new_sized(value, align)).store(self, dst);
            }
            PassMode::Indirect { .. } => panic!("an argument without a size"),
            PassMode::Cast { cast, .. } => {
                let (size, align) = (cast.size(self), cast.align(self));
                let bytes = cast.unaligned_size(self).bytes().min(arg.layout.size.bytes());
                let scratch = self.reserve(size.bytes(), align);
                rustc_codegen_ssa::mir::store_cast(self, cast, value, scratch, align);
                let bytes = self.const_usize(bytes);
                self.memcpy(dst.val.llval, align, scratch, align, bytes, MemFlags::empty(), None);
            }
            PassMode::Pair(..) | PassMode::Direct(_) => {
                let operand = OperandRef::from_immediate_or_packed_pair(self, value, arg.layout);
                operand.val.store(self, dst);
            }
        }
    }
}

impl AbiBuilderMethods for Builder<'_, '_> {
    fn get_param(&mut self, index: usize) -> Value {
        self.cx.args.borrow()[index]
    }
}
