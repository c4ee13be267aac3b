//! The intrinsics that rustc_codegen_ssa leaves to a code generator. Those that are missing
//! here have a body in `core`, which is compiled as that of any function.

use rustc_abi::Align;
use rustc_ast::{InlineAsmOptions, InlineAsmTemplatePiece};
use rustc_codegen_ssa::mir::operand::{OperandRef, OperandValue};
use rustc_codegen_ssa::mir::place::{PlaceRef, PlaceValue};
use rustc_codegen_ssa::traits::{
    AsmBuilderMethods, BuilderMethods, InlineAsmOperandRef, IntrinsicCallBuilderMethods,
    LayoutTypeCodegenMethods,
};
use rustc_middle::ty::layout::LayoutOf;
use rustc_middle::ty::{self, Instance};
use rustc_span::Span;

use super::{BOOL, Builder};
use crate::encode::op;
use crate::ir::*;

const INLINE_ASSEMBLY: &str = "inline assembly isn't supported: it is for one kind of processor, and this program runs on another";
const VARIABLE_ARGUMENTS: &str =
    "functions of C with a variable number of arguments can't be defined";

impl<'tcx> Builder<'_, 'tcx> {
    /// One of two values, without a jump.
    fn select_operand(&mut self, args: &[OperandRef<'tcx, Value>], result: PlaceRef<'tcx, Value>) {
        let condition = args[0].immediate();
        let chosen = match (args[1].val, args[2].val) {
            (OperandValue::Ref(a), OperandValue::Ref(b)) => {
                let at = self.select(condition, a.llval, b.llval);
                OperandValue::Ref(PlaceValue::new_sized(at, a.align))
            }
            (OperandValue::Immediate(a), OperandValue::Immediate(b)) => {
                OperandValue::Immediate(self.select(condition, a, b))
            }
            (OperandValue::Pair(a, c), OperandValue::Pair(b, d)) => {
                OperandValue::Pair(self.select(condition, a, b), self.select(condition, c, d))
            }
            _ => return,
        };
        chosen.store(self, result);
    }
}

impl<'tcx> IntrinsicCallBuilderMethods<'tcx> for Builder<'_, 'tcx> {
    fn codegen_intrinsic_call(
        &mut self,
        instance: Instance<'tcx>,
        args: &[OperandRef<'tcx, Value>],
        result: PlaceRef<'tcx, Value>,
        _: Span,
    ) -> Result<(), Instance<'tcx>> {
        let tcx = self.tcx;
        let symbol = tcx.item_name(instance.def_id());
        let name = symbol.as_str();
        let arg = |i: usize| args[i].immediate();
        let value = match name {
            "catch_unwind" => self.catch_unwind(arg(0), arg(1), arg(2)),
            "volatile_load" | "unaligned_volatile_load" => {
                let from = PlaceValue::new_sized(arg(0), Align::ONE);
                self.typed_place_copy(result.val, from, result.layout);
                return Ok(());
            }
            "black_box" => {
                args[0].val.store(self, result);
                return Ok(());
            }
            "select_unpredictable" => {
                self.select_operand(args, result);
                return Ok(());
            }
            "breakpoint" => {
                self.inst(Inst::Trap);
                return Ok(());
            }
            "is_val_statically_known" => Value::Const(BOOL, 0),
            "ptr_mask" => {
                let (pointer, mask) = (self.operand(arg(0)), self.operand(arg(1)));
                Value::Register(self.binary(op::I64_AND, ValType::I64, pointer, mask), Ty::Ptr)
            }
            "ctpop" | "ctlz" | "ctlz_nonzero" | "cttz" | "cttz_nonzero" => {
                let name = name.strip_suffix("_nonzero").unwrap_or(name);
                let count = self.count_bits(name, arg(0));
                let to = self.backend_type(result.layout);
                self.intcast(count, to, false)
            }
            "bswap" => self.reverse(arg(0), 8),
            "bitreverse" => self.reverse(arg(0), 1),
            "rotate_left" | "rotate_right" => self.rotate(arg(0), arg(1), name == "rotate_left"),
            "unchecked_funnel_shl" => self.funnel_shift(arg(0), arg(1), arg(2), true),
            "unchecked_funnel_shr" => self.funnel_shift(arg(0), arg(1), arg(2), false),
            "saturating_add" | "saturating_sub" => {
                self.saturating(name == "saturating_add", args[0].layout.ty, arg(0), arg(1))
            }
            "fabs" => self.float_unary(op::F32_ABS, arg(0)),
            "raw_eq" => {
                let size = self.layout_of(instance.args.type_at(0)).size.bytes();
                self.equal_bytes(arg(0), arg(1), size)
            }
            "compare_bytes" => self.library("memcmp", &[arg(0), arg(1), arg(2)], Ty::Int(32)),
            _ => {
                let values: Vec<Value> = args
                    .iter()
                    .filter_map(|arg| match arg.val {
                        OperandValue::Immediate(value) => Some(value),
                        _ => None,
                    })
                    .collect();
                match self.float_function(name, &values) {
                    Some(value) => value,
                    None => return self.other_intrinsic(instance, name),
                }
            }
        };
        let value = if result.layout.ty.is_bool() { self.from_immediate(value) } else { value };
        if !result.layout.is_zst() {
            self.store_to_place(value, result.val);
        }
        Ok(())
    }

    fn codegen_llvm_intrinsic_call(
        &mut self,
        _: Instance<'tcx>,
        _: &[OperandRef<'tcx, Value>],
        _: bool,
    ) -> Value {
        self.refuse(
            Ty::Void,
            "SIMD and other instructions of one kind of processor aren't supported",
        )
    }

    fn abort(&mut self) {
        self.library("abort", &[], Ty::Void);
    }

    fn assume(&mut self, _: Value) {}

    fn expect(&mut self, condition: Value, _: bool) -> Value {
        condition
    }

    fn type_checked_load(&mut self, _: Value, _: u64, _: &[u8]) -> Value {
        panic!("no such checks are asked for")
    }

    fn va_start(&mut self, _: Value) -> Value {
        self.refuse(Ty::Void, VARIABLE_ARGUMENTS)
    }

    fn va_end(&mut self, _: Value) -> Value {
        Value::Undef(Ty::Void)
    }
}

impl<'tcx> Builder<'_, 'tcx> {
    /// The intrinsic's own body is used, if it has one.
    fn other_intrinsic(
        &mut self,
        instance: Instance<'tcx>,
        name: &str,
    ) -> Result<(), Instance<'tcx>> {
        let intrinsic = self.tcx.intrinsic(instance.def_id()).expect("it was called as one");
        if !intrinsic.must_be_overridden {
            let def = ty::InstanceKind::Item(instance.def_id());
            return Err(Instance { def, args: instance.args });
        }
        let what = if name.starts_with("simd_") {
            "SIMD isn't supported".to_string()
        } else {
            format!("the intrinsic `{name}` isn't supported")
        };
        self.refuse(Ty::Void, &what);
        Ok(())
    }
}

impl<'tcx> AsmBuilderMethods<'tcx> for Builder<'_, 'tcx> {
    fn codegen_inline_asm(
        &mut self,
        _: &[InlineAsmTemplatePiece],
        _: &[InlineAsmOperandRef<'tcx, Self>],
        _: InlineAsmOptions,
        spans: &[Span],
        _: Instance<'_>,
        next: Option<Block>,
        _: Option<(Block, Option<&()>)>,
    ) {
        if let Some(&span) = spans.first() {
            self.set_span(span);
        }
        self.refuse(Ty::Void, INLINE_ASSEMBLY);
        if let Some(next) = next {
            self.br(next);
        }
    }
}
