//! Methods that rustc_codegen_ssa's traits demand and that nothing here needs: there is no
//! debug information, and nothing is declared before it is used.

use rustc_ast::{InlineAsmOptions, InlineAsmTemplatePiece};
use rustc_codegen_ssa::mir::debuginfo::{FunctionDebugContext, VariableKind};
use rustc_codegen_ssa::traits::{
    AsmCodegenMethods, DebugInfoCodegenMethods, GlobalAsmOperandRef, PreDefineCodegenMethods,
};
use rustc_hir::attrs::Linkage;
use rustc_hir::def_id::DefId;
use rustc_middle::mir;
use rustc_middle::mono::Visibility;
use rustc_middle::ty::{ExistentialTraitRef, Instance, Ty as RustTy};
use rustc_span::{SourceFile, Span, Symbol};
use rustc_target::callconv::FnAbi;

use super::CodegenCx;
use crate::ir::*;

impl<'tcx> DebugInfoCodegenMethods<'tcx> for CodegenCx<'tcx> {
    fn create_vtable_debuginfo(
        &self,
        _: RustTy<'tcx>,
        _: Option<ExistentialTraitRef<'tcx>>,
        _: Value,
    ) {
    }
    fn create_function_debug_context(
        &self,
        _: Instance<'tcx>,
        _: &FnAbi<'tcx, RustTy<'tcx>>,
        _: FnId,
        _: &mir::Body<'tcx>,
    ) -> Option<FunctionDebugContext<'tcx, (), ()>> {
        None
    }
    fn dbg_scope_fn(&self, _: Instance<'tcx>, _: &FnAbi<'tcx, RustTy<'tcx>>, _: Option<FnId>) {}
    fn dbg_loc(&self, _: (), _: Option<()>, _: Span) {}
    fn extend_scope_to_file(&self, _: (), _: &SourceFile) {}
    fn debuginfo_finalize(&self) {}
    fn create_dbg_var(&self, _: Symbol, _: RustTy<'tcx>, _: (), _: VariableKind, _: Span) {}
}

impl<'tcx> AsmCodegenMethods<'tcx> for CodegenCx<'tcx> {
    fn codegen_global_asm(
        &mut self,
        _: &[InlineAsmTemplatePiece],
        _: &[GlobalAsmOperandRef<'tcx>],
        _: InlineAsmOptions,
        _: &[Span],
    ) {
    }
    fn mangled_name(&self, instance: Instance<'tcx>) -> String {
        self.tcx.symbol_name(instance).name.into()
    }
}

impl<'tcx> PreDefineCodegenMethods<'tcx> for CodegenCx<'tcx> {
    fn predefine_static(&mut self, _: DefId, _: Linkage, _: Visibility, _: &str) {}
    fn predefine_fn(&mut self, _: Instance<'tcx>, _: Linkage, _: Visibility, _: &str) {}
}
