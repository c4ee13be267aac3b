//! Methods that rustc_codegen_ssa's traits demand and that nothing here needs: there is no
//! assembly, and nothing is declared before it is used.

use rustc_ast::{InlineAsmOptions, InlineAsmTemplatePiece};
use rustc_codegen_ssa::traits::{AsmCodegenMethods, GlobalAsmOperandRef, PreDefineCodegenMethods};
use rustc_hir::attrs::Linkage;
use rustc_hir::def_id::DefId;
use rustc_middle::mono::Visibility;
use rustc_middle::ty::Instance;
use rustc_span::Span;

use super::CodegenCx;

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
