//! Methods that rustc_codegen_ssa's traits demand and that nothing here needs: there is no
//! debug information and no coverage.

use std::ops::Range;

use rustc_abi::Size;
use rustc_codegen_ssa::traits::{CoverageInfoBuilderMethods, DebugInfoBuilderMethods};
use rustc_middle::mir::coverage::CoverageKind;
use rustc_middle::ty::Instance;

use super::Builder;
use crate::ir::*;

impl<'tcx> CoverageInfoBuilderMethods<'tcx> for Builder<'_, 'tcx> {
    fn add_coverage(&mut self, _: Instance<'tcx>, _: &CoverageKind) {}
}

impl<'tcx> DebugInfoBuilderMethods<'tcx> for Builder<'_, 'tcx> {
    fn dbg_var_addr(
        &mut self,
        _: (),
        _: Location,
        _: Value,
        _: Size,
        _: &[Size],
        _: &Option<Range<Size>>,
    ) {
    }
    fn dbg_var_value(
        &mut self,
        _: (),
        _: Location,
        _: Value,
        _: Size,
        _: &[Size],
        _: &Option<Range<Size>>,
    ) {
    }
    fn set_dbg_loc(&mut self, location: Location) {
        self.location = Some(location);
    }
    fn clear_dbg_loc(&mut self) {}
    fn insert_reference_to_gdb_debug_scripts_section_global(&mut self) {}
    fn set_var_name(&mut self, _: Value, _: &str) {}
}
