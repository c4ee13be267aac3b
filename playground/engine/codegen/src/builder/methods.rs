//! The methods by which rustc_codegen_ssa builds a function.

use rustc_abi::{Align, Scalar, Size, WrappingRange};
use rustc_ast::expand::typetree::FncTree;
use rustc_codegen_ssa::MemFlags;
use rustc_codegen_ssa::common::{
    AtomicRmwBinOp, IntPredicate, RealPredicate, SynchronizationScope,
};
use rustc_codegen_ssa::mir::operand::OperandRef;
use rustc_codegen_ssa::mir::place::{PlaceRef, PlaceValue};
use rustc_codegen_ssa::traits::{
    BaseTypeCodegenMethods, BuilderMethods, OverflowOp, StaticBuilderMethods,
};
use rustc_hir::def_id::DefId;
use rustc_middle::middle::codegen_fn_attrs::CodegenFnAttrs;
use rustc_middle::ty::layout::TyAndLayout;
use rustc_middle::ty::{AtomicOrdering, Instance, Ty as RustTy};
use rustc_span::Span;
use rustc_target::callconv::FnAbi;

use super::{BOOL, Builder, bits_of};
use crate::context::{CodegenCx, truncate};
use crate::encode::op;
use crate::ir::*;

const LANDING_PADS: &str = "this target has landing pads";
const NO_VECTORS: &str = "no value is a vector";

macro_rules! integer_operations {
    ($($name:ident: $opcode:ident, signed $signed:expr, mask $mask:expr;)*) => {
        $(fn $name(&mut self, a: Value, b: Value) -> Value {
            self.integer(op::$opcode, a, b, $signed, $mask)
        })*
    };
}

macro_rules! float_operations {
    ($($name:ident $fast:ident $algebraic:ident: $opcode:ident;)*) => {
        $(fn $name(&mut self, a: Value, b: Value) -> Value {
            self.float(op::$opcode, a, b)
        }

        fn $fast(&mut self, a: Value, b: Value) -> Value {
            self.$name(a, b)
        }

        fn $algebraic(&mut self, a: Value, b: Value) -> Value {
            self.$name(a, b)
        })*
    };
}

impl<'a, 'tcx> BuilderMethods<'a, 'tcx> for Builder<'a, 'tcx> {
    type CodegenCx = CodegenCx<'tcx>;

    fn build(cx: &'a CodegenCx<'tcx>, block: Block) -> Self {
        Builder { cx, block, location: None }
    }

    fn cx(&self) -> &CodegenCx<'tcx> {
        self.cx
    }

    fn llbb(&self) -> Block {
        self.block
    }

    fn set_span(&mut self, span: Span) {
        self.cx.span.set(span);
        // `set_dbg_loc` follows if somebody asks.
        self.location = None;
    }

    fn append_block(cx: &'a CodegenCx<'tcx>, _: FnId, _: &str) -> Block {
        let mut body = cx.body.borrow_mut();
        let body = body.as_mut().expect("a function is being built");
        body.blocks.push(BlockData { insts: vec![], terminator: Terminator::None });
        body.blocks.len() as Block - 1
    }

    fn append_sibling_block(&mut self, name: &str) -> Block {
        Self::append_block(self.cx, FnId(0), name)
    }

    fn switch_to_block(&mut self, block: Block) {
        self.block = block;
    }

    // How blocks end.

    fn ret_void(&mut self) {
        self.end(Terminator::Return([].into()));
    }

    fn ret(&mut self, value: Value) {
        let mut out = vec![];
        self.components_of(value, &mut out);
        self.end(Terminator::Return(out.into()));
    }

    fn br(&mut self, to: Block) {
        self.end(Terminator::Branch(to));
    }

    fn cond_br(&mut self, condition: Value, yes: Block, no: Block) {
        match condition {
            Value::Const(_, truth) => self.br(if truth & 1 == 1 { yes } else { no }),
            _ if yes == no => self.br(yes),
            _ => {
                let condition = self.operand(condition);
                self.end(Terminator::If(condition, yes, no));
            }
        }
    }

    fn switch(
        &mut self,
        value: Value,
        other: Block,
        cases: impl ExactSizeIterator<Item = (u128, Block)>,
    ) {
        let ty = self.val_ty(value);
        if bits_of(ty) > 64 {
            for (case, to) in cases {
                let same = self.icmp(IntPredicate::IntEQ, value, Value::Const(ty, case));
                let next = self.append_sibling_block("");
                self.cond_br(same, to, next);
                self.block = next;
            }
            return self.br(other);
        }
        let cases = cases.map(|(case, to)| (case as u64, to)).collect();
        let value = self.operand(value);
        let ty = if bits_of(ty) > 32 { ValType::I64 } else { ValType::I32 };
        self.end(Terminator::Switch(value, ty, cases, other));
    }

    fn unreachable(&mut self) {
        self.end(Terminator::Unreachable);
    }

    fn unreachable_nonterminator(&mut self) {
        self.inst(Inst::Trap);
    }

    // Calls.

    fn call(
        &mut self,
        sig: Sig,
        _: Option<&CodegenFnAttrs>,
        _: Option<&FnAbi<'tcx, RustTy<'tcx>>>,
        function: Value,
        args: &[Value],
        _: Option<&()>,
        _: Option<Instance<'tcx>>,
    ) -> Value {
        self.plain_call(sig, function, args)
    }

    fn invoke(
        &mut self,
        sig: Sig,
        _: Option<&CodegenFnAttrs>,
        _: Option<&FnAbi<'tcx, RustTy<'tcx>>>,
        function: Value,
        args: &[Value],
        normal: Block,
        unwind: Block,
        _: Option<&()>,
        _: Option<Instance<'tcx>>,
    ) -> Value {
        self.catching_call(sig, function, args, normal, unwind)
    }

    fn tail_call(
        &mut self,
        sig: Sig,
        _: Option<&CodegenFnAttrs>,
        _: &FnAbi<'tcx, RustTy<'tcx>>,
        function: Value,
        args: &[Value],
        _: Option<&()>,
        _: Option<Instance<'tcx>>,
    ) {
        self.last_call(sig, function, args);
    }

    fn apply_attrs_to_cleanup_callsite(&mut self, _: Value) {}

    // Unwinding.

    fn set_personality_fn(&mut self, _: FnId) {}

    fn cleanup_landing_pad(&mut self, _: FnId) -> (Value, Value) {
        let exception = self.body().exception();
        let exception = self.copy(ValType::I64, Operand::Register(exception));
        (Value::Register(exception, Ty::Ptr), Value::Const(Ty::Int(32), 0))
    }

    fn filter_landing_pad(&mut self, _: FnId) {}

    fn resume(&mut self, exception: Value, _: Value) {
        let exception = self.operand(exception);
        self.end(Terminator::Throw(exception));
    }

    fn cleanup_pad(&mut self, _: Option<Value>, _: &[Value]) {
        panic!("{LANDING_PADS}")
    }

    fn cleanup_ret(&mut self, _: &(), _: Option<Block>) {
        panic!("{LANDING_PADS}")
    }

    fn catch_pad(&mut self, _: Value, _: &[Value]) {
        panic!("{LANDING_PADS}")
    }

    fn catch_switch(&mut self, _: Option<Value>, _: Option<Block>, _: &[Block]) -> Value {
        panic!("{LANDING_PADS}")
    }

    // Operations of integers.

    integer_operations! {
        add: I32_ADD, signed false, mask true;
        sub: I32_SUB, signed false, mask true;
        mul: I32_MUL, signed false, mask true;
        udiv: I32_DIV_U, signed false, mask false;
        exactudiv: I32_DIV_U, signed false, mask false;
        sdiv: I32_DIV_S, signed true, mask true;
        exactsdiv: I32_DIV_S, signed true, mask true;
        urem: I32_REM_U, signed false, mask false;
        srem: I32_REM_S, signed true, mask true;
        shl: I32_SHL, signed false, mask true;
        lshr: I32_SHR_U, signed false, mask false;
        ashr: I32_SHR_S, signed true, mask true;
        and: I32_AND, signed false, mask false;
        or: I32_OR, signed false, mask false;
        xor: I32_XOR, signed false, mask false;
    }

    fn neg(&mut self, value: Value) -> Value {
        let zero = Value::Const(self.val_ty(value), 0);
        self.sub(zero, value)
    }

    fn not(&mut self, value: Value) -> Value {
        let ty = self.val_ty(value);
        match value {
            Value::Register(register, BOOL) => {
                let operand = Operand::Register(register);
                Value::Register(self.unary(op::I32_EQZ, ValType::I32, operand), ty)
            }
            _ => self.xor(value, Value::Const(ty, truncate(ty, u128::MAX))),
        }
    }

    fn checked_binop(
        &mut self,
        operation: OverflowOp,
        ty: RustTy<'tcx>,
        a: Value,
        b: Value,
    ) -> (Value, Value) {
        self.checked(operation, ty, a, b)
    }

    fn icmp(&mut self, predicate: IntPredicate, a: Value, b: Value) -> Value {
        self.compare_integers(predicate, a, b)
    }

    // Operations of floats.

    float_operations! {
        fadd fadd_fast fadd_algebraic: F32_ADD;
        fsub fsub_fast fsub_algebraic: F32_SUB;
        fmul fmul_fast fmul_algebraic: F32_MUL;
        fdiv fdiv_fast fdiv_algebraic: F32_DIV;
    }

    fn frem(&mut self, a: Value, b: Value) -> Value {
        let ty = self.val_ty(a);
        self.library(if ty == Ty::F32 { "fmodf" } else { "fmod" }, &[a, b], ty)
    }

    fn frem_fast(&mut self, a: Value, b: Value) -> Value {
        self.frem(a, b)
    }

    fn frem_algebraic(&mut self, a: Value, b: Value) -> Value {
        self.frem(a, b)
    }

    fn fneg(&mut self, value: Value) -> Value {
        self.float_unary(op::F32_NEG, value)
    }

    fn fcmp(&mut self, predicate: RealPredicate, a: Value, b: Value) -> Value {
        self.compare_floats(predicate, a, b)
    }

    // Conversions.

    fn trunc(&mut self, value: Value, to: Ty) -> Value {
        self.truncated(value, to)
    }

    fn unchecked_utrunc(&mut self, value: Value, to: Ty) -> Value {
        match value {
            // What is cut off is known to be zero.
            Value::Register(register, Ty::Int(..=32)) => Value::Register(register, to),
            _ => self.truncated(value, to),
        }
    }

    fn sext(&mut self, value: Value, to: Ty) -> Value {
        self.extended(value, to, true)
    }

    fn zext(&mut self, value: Value, to: Ty) -> Value {
        self.extended(value, to, false)
    }

    fn intcast(&mut self, value: Value, to: Ty, signed: bool) -> Value {
        self.cast_integer(value, to, signed)
    }

    fn fptoui_sat(&mut self, value: Value, to: Ty) -> Value {
        self.float_to_integer(value, to, false)
    }

    fn fptosi_sat(&mut self, value: Value, to: Ty) -> Value {
        self.float_to_integer(value, to, true)
    }

    fn fptoui(&mut self, value: Value, to: Ty) -> Value {
        self.float_to_integer(value, to, false)
    }

    fn fptosi(&mut self, value: Value, to: Ty) -> Value {
        self.float_to_integer(value, to, true)
    }

    fn uitofp(&mut self, value: Value, to: Ty) -> Value {
        self.integer_to_float(value, to, false)
    }

    fn sitofp(&mut self, value: Value, to: Ty) -> Value {
        self.integer_to_float(value, to, true)
    }

    fn fptrunc(&mut self, value: Value, to: Ty) -> Value {
        self.convert_float(value, to)
    }

    fn fpext(&mut self, value: Value, to: Ty) -> Value {
        self.convert_float(value, to)
    }

    fn ptrtoint(&mut self, value: Value, to: Ty) -> Value {
        let value = self.bitcast(value, Ty::Int(64));
        self.cast_integer(value, to, false)
    }

    fn inttoptr(&mut self, value: Value, to: Ty) -> Value {
        let value = self.cast_integer(value, Ty::Int(64), false);
        self.bitcast(value, to)
    }

    fn bitcast(&mut self, value: Value, to: Ty) -> Value {
        let from = self.val_ty(value);
        if from == to {
            return value;
        }
        let word = |ty| matches!(ty, Ty::Ptr | Ty::Int(64));
        match value {
            Value::Const(_, n) => return Value::Const(to, n),
            Value::Undef(_) => return Value::Undef(to),
            Value::Register(register, _) if word(from) && word(to) => {
                return Value::Register(register, to);
            }
            _ => {}
        }
        let operand = self.operand(value);
        let register = match (from, to) {
            (Ty::Int(32), Ty::F32) => self.unary(op::F32_REINTERPRET_I32, ValType::F32, operand),
            (Ty::F32, Ty::Int(32)) => self.unary(op::I32_REINTERPRET_F32, ValType::I32, operand),
            (Ty::Int(64) | Ty::Ptr, Ty::F64) => {
                self.unary(op::F64_REINTERPRET_I64, ValType::F64, operand)
            }
            (Ty::F64, Ty::Int(64) | Ty::Ptr) => {
                self.unary(op::I64_REINTERPRET_F64, ValType::I64, operand)
            }
            // The address of an alloca or a function needs a register as an integer.
            (Ty::Int(64) | Ty::Ptr, Ty::Int(64) | Ty::Ptr) => self.copy(ValType::I64, operand),
            (Ty::Int(16), Ty::F16) | (Ty::F16, Ty::Int(16)) => self.copy(ValType::I32, operand),
            (Ty::Int(128), Ty::F128) | (Ty::F128, Ty::Int(128)) => {
                let (low, high) = self.words(value);
                return self.wide(to, low, high);
            }
            _ => panic!("{from:?} as {to:?}"),
        };
        Value::Register(register, to)
    }

    fn pointercast(&mut self, value: Value, _: Ty) -> Value {
        value
    }

    fn from_immediate(&mut self, value: Value) -> Value {
        if self.val_ty(value) == BOOL { self.zext(value, Ty::Int(8)) } else { value }
    }

    fn to_immediate_scalar(&mut self, value: Value, scalar: Scalar) -> Value {
        if scalar.is_bool() { self.unchecked_utrunc(value, BOOL) } else { value }
    }

    // Memory.

    fn alloca(&mut self, size: Size, align: Align) -> Value {
        self.reserve(size.bytes(), align)
    }

    fn alloca_with_ty(&mut self, layout: TyAndLayout<'tcx>) -> Value {
        self.reserve(layout.size.bytes(), layout.align.abi)
    }

    fn load(&mut self, ty: Ty, pointer: Value, _: Align) -> Value {
        self.load_value(ty, pointer)
    }

    fn volatile_load(&mut self, ty: Ty, pointer: Value) -> Value {
        self.load_value(ty, pointer)
    }

    fn atomic_load(&mut self, ty: Ty, pointer: Value, _: AtomicOrdering, _: Size) -> Value {
        self.inst(Inst::Turn);
        self.load_value(ty, pointer)
    }

    fn load_operand(&mut self, place: PlaceRef<'tcx, Value>) -> OperandRef<'tcx, Value> {
        self.load_place(place)
    }

    fn write_operand_repeatedly(
        &mut self,
        element: OperandRef<'tcx, Value>,
        count: u64,
        dest: PlaceRef<'tcx, Value>,
    ) {
        self.fill_places(element, count, dest);
    }

    fn range_metadata(&mut self, _: Value, _: WrappingRange) {}

    fn nonnull_metadata(&mut self, _: Value) {}

    fn assume_integer_range(&mut self, _: Value, _: Ty, _: WrappingRange) {}

    fn assume_nonnull(&mut self, _: Value) {}

    fn store(&mut self, value: Value, pointer: Value, _: Align) -> Value {
        self.store_value(value, pointer);
        value
    }

    fn store_with_flags(&mut self, value: Value, pointer: Value, _: Align, _: MemFlags) -> Value {
        self.store_value(value, pointer);
        value
    }

    fn atomic_store(&mut self, value: Value, pointer: Value, _: AtomicOrdering, _: Size) {
        self.inst(Inst::Turn);
        let old = self.load_value(self.val_ty(value), pointer);
        self.tell_word(pointer, old, value);
        self.store_value(value, pointer);
    }

    fn gep(&mut self, ty: Ty, pointer: Value, indices: &[Value]) -> Value {
        self.element(ty, pointer, indices, false)
    }

    fn inbounds_gep(&mut self, ty: Ty, pointer: Value, indices: &[Value]) -> Value {
        self.element(ty, pointer, indices, true)
    }

    fn memcpy(
        &mut self,
        dst: Value,
        _: Align,
        src: Value,
        _: Align,
        size: Value,
        _: MemFlags,
        _: Option<FncTree>,
    ) {
        self.copy_bytes(dst, src, size);
    }

    fn memmove(&mut self, dst: Value, _: Align, src: Value, _: Align, size: Value, _: MemFlags) {
        self.move_bytes(dst, src, size);
    }

    fn memset(&mut self, pointer: Value, byte: Value, size: Value, _: Align, _: MemFlags) {
        let (dst, byte, len) = (self.operand(pointer), self.operand(byte), self.operand(size));
        self.inst(Inst::FillMemory { dst, byte, len });
    }

    fn typed_place_copy_with_flags(
        &mut self,
        dst: PlaceValue<Value>,
        src: PlaceValue<Value>,
        layout: TyAndLayout<'tcx>,
        _: MemFlags,
    ) {
        self.copy_place(dst, src, layout);
    }

    fn atomic_cmpxchg(
        &mut self,
        dst: Value,
        expected: Value,
        new: Value,
        _: AtomicOrdering,
        _: AtomicOrdering,
        _: bool,
    ) -> (Value, Value) {
        self.compare_exchange(dst, expected, new)
    }

    fn atomic_rmw(
        &mut self,
        op: AtomicRmwBinOp,
        dst: Value,
        src: Value,
        _: AtomicOrdering,
        is_pointer: bool,
    ) -> Value {
        self.update_atomic(op, dst, src, is_pointer)
    }

    fn atomic_fence(&mut self, _: AtomicOrdering, _: SynchronizationScope) {}

    fn set_invariant_load(&mut self, _: Value) {}

    fn lifetime_start(&mut self, _: Value, _: Size) {}

    fn lifetime_end(&mut self, _: Value, _: Size) {}

    // Values.

    fn select(&mut self, condition: Value, a: Value, b: Value) -> Value {
        if let Value::Const(_, truth) = condition {
            return if truth & 1 == 1 { a } else { b };
        }
        let ty = self.val_ty(a);
        let (mut xs, mut ys) = (vec![], vec![]);
        self.components_of(a, &mut xs);
        self.components_of(b, &mut ys);
        let condition = self.operand(condition);
        let (first, _) = self.registers(ty);
        for (dst, (a, b)) in (first..).zip(xs.into_iter().zip(ys)) {
            self.inst(Inst::Select { dst, condition, a, b });
        }
        Value::Register(first, ty)
    }

    fn va_arg(&mut self, _: Value, ty: Ty) -> Value {
        self.refuse(ty, "functions of C with a variable number of arguments can't be defined")
    }

    fn extract_element(&mut self, _: Value, _: Value) -> Value {
        panic!("{NO_VECTORS}")
    }

    fn vector_splat(&mut self, _: usize, _: Value) -> Value {
        panic!("{NO_VECTORS}")
    }

    fn extract_value(&mut self, value: Value, index: u64) -> Value {
        let index = index as usize;
        match value {
            Value::Aggregate(id, _) => self.body().aggregates[id as usize][index],
            Value::Register(first, Ty::Aggregate(id)) => {
                let types = self.cx.aggregate_parts(id);
                let before = types[..index].iter().map(|&ty| self.cx.component_count(ty));
                Value::Register(first + before.sum::<u32>(), types[index])
            }
            Value::Undef(Ty::Aggregate(id)) => Value::Undef(self.cx.aggregate_parts(id)[index]),
            _ => panic!("{value:?} has no parts"),
        }
    }

    fn insert_value(&mut self, value: Value, part: Value, index: u64) -> Value {
        let ty = self.val_ty(value);
        let Ty::Aggregate(id) = ty else { panic!("{value:?} has no parts") };
        let count = self.cx.aggregate_parts(id).len() as u64;
        let mut parts: Vec<Value> = (0..count).map(|i| self.extract_value(value, i)).collect();
        parts[index as usize] = part;
        self.put_together(ty, parts)
    }
}

impl StaticBuilderMethods for Builder<'_, '_> {
    fn get_static(&mut self, def: DefId) -> Value {
        let at = self.cx.static_address(def);
        if self.cx.is_thread_local(def) {
            let dst = self.register(ValType::I64);
            self.inst(Inst::ThreadLocal { dst, offset: at as i32 });
            return Value::Register(dst, Ty::Ptr);
        }
        Value::Const(Ty::Ptr, at.into())
    }
}
