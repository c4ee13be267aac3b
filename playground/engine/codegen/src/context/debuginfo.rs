//! Where each call is in the source. rustc_codegen_ssa hands this on as if it were debug
//! information: a scope is a function, or one that was inlined at a place of another.

use rustc_codegen_ssa::mir::debuginfo::{DebugScope, FunctionDebugContext, VariableKind};
use rustc_codegen_ssa::traits::DebugInfoCodegenMethods;
use rustc_data_structures::fx::FxHashMap;
use rustc_hir::def_id::DefId;
use rustc_index::IndexVec;
use rustc_middle::mir;
use rustc_middle::ty::layout::LayoutOf;
use rustc_middle::ty::{self, ExistentialTraitRef, Instance, InstanceKind, Ty as RustTy};
use rustc_span::{BytePos, RemapPathScopeComponents, SourceFile, Span, Symbol};
use rustc_target::callconv::FnAbi;

use super::CodegenCx;
use crate::ir::*;
use crate::source_map::{Call, Frame, Function, ModulePlace, Role, SourceMap};

/// A function that others are inlined into, or one that is inlined.
pub struct Scope {
    def: DefId,
    /// Where it is inlined.
    caller: Option<Location>,
}

impl<'tcx> CodegenCx<'tcx> {
    /// The scopes from a location outwards, each with the place that is reached in it.
    fn scopes_at(&self, location: Location) -> impl Iterator<Item = (DefId, Span)> {
        let mut next = Some(location);
        std::iter::from_fn(move || {
            let Location { scope, span } = next?;
            let scopes = self.scopes.borrow();
            let Scope { def, caller } = scopes[scope as usize];
            next = caller;
            Some((def, span))
        })
    }

    /// What a function is a part of; none for those outside std.
    fn role(&self, def: DefId) -> Option<Role> {
        if def.is_local() {
            return None;
        }
        *self.roles.borrow_mut().entry(def).or_insert_with(|| {
            let is_std = self.tcx.crate_name(def.krate).as_str() == "std";
            is_std.then(|| Role::of(&self.tcx.def_path(def).to_string_no_crate_verbose())).flatten()
        })
    }

    /// What a host can tell of calls at these places of the module.
    pub fn source_map(&self, places: &[(ModulePlace, Location)]) -> SourceMap {
        let mut map = SourceMap::default();
        let mut known: FxHashMap<DefId, usize> = Default::default();
        for &(at, location) in places {
            let frames = self.scopes_at(location).filter_map(|(def, span)| {
                if !def.is_local() {
                    return self.role(def).map(Frame::Std);
                }
                let function = *known.entry(def).or_insert_with(|| {
                    let path = self.tcx.def_path_str(def);
                    let blames_caller = InstanceKind::Item(def).requires_caller_location(self.tcx);
                    map.functions.push(Function { path, blames_caller });
                    map.functions.len() - 1
                });
                let span = if span.is_dummy() { self.tcx.def_span(def) } else { span };
                Some(Frame::Own(function, self.place_of(span)))
            });
            let frames: Vec<Frame> = frames.collect();
            if !frames.is_empty() {
                map.calls.push(Call { at, frames });
            }
        }
        map
    }

    /// What a host must know to read the message of a panic: the addresses of the vtables with
    /// which `&str` and `String` are `dyn Any` here, or 0, and where a `String` has the address
    /// and the length of its text.
    pub fn messages(&self) -> [u64; 4] {
        let tcx = self.tcx;
        let any = tcx.get_diagnostic_item(Symbol::intern("Any"));
        let string = tcx.lang_items().string().expect("std has it");
        let vtables = self.vtables.borrow();
        let vtable = |is: &dyn Fn(RustTy<'_>) -> bool| {
            let found = vtables.iter().find_map(|(&(ty, of), vtable)| {
                let is_any = of.is_some_and(|of| Some(of.def_id) == any);
                (is_any && is(ty)).then_some(vtable)
            });
            match found {
                Some(&Value::Const(_, address)) => address as u64,
                _ => 0,
            }
        };
        let is_str = |ty: RustTy<'_>| matches!(ty.kind(), ty::Ref(_, to, _) if to.is_str());
        let is_string =
            |ty: RustTy<'_>| matches!(ty.kind(), ty::Adt(adt, _) if adt.did() == string);
        let offset = |path: &[&str]| {
            let string = RustTy::new_adt(tcx, tcx.adt_def(string), ty::List::empty());
            let mut layout = self.layout_of(string);
            let mut offset = 0;
            for name in path {
                let fields = &layout.ty.ty_adt_def().expect("a struct").non_enum_variant().fields;
                let index = fields.iter().position(|field| field.name.as_str() == *name);
                let index = index.unwrap_or_else(|| panic!("`{}` has a field `{name}`", layout.ty));
                offset += layout.fields.offset(index).bytes();
                layout = layout.field(self, index);
            }
            offset
        };
        let [start, length] = [&["vec", "buf", "inner", "ptr"][..], &["vec", "len"]].map(offset);
        [vtable(&is_str), vtable(&is_string), start, length]
    }

    /// `file:line:column`; for code that a macro made, of its call.
    fn place_of(&self, span: Span) -> String {
        let at = self.tcx.sess.source_map().lookup_char_pos(span.source_callsite().lo());
        let file = at.file.name.display(RemapPathScopeComponents::DIAGNOSTICS);
        format!("{file}:{}:{}", at.line, at.col.0 + 1)
    }
}

impl<'tcx> DebugInfoCodegenMethods<'tcx> for CodegenCx<'tcx> {
    fn create_function_debug_context(
        &self,
        instance: Instance<'tcx>,
        _: &FnAbi<'tcx, RustTy<'tcx>>,
        _: FnId,
        body: &mir::Body<'tcx>,
    ) -> Option<FunctionDebugContext<'tcx, u32, Location>> {
        // Nobody asks about the rest.
        let is_of_interest = |def: DefId| def.is_local() || self.role(def).is_some();
        let mut inlined = body.source_scopes.iter().filter_map(|scope| scope.inlined);
        if !is_of_interest(instance.def_id())
            && !inlined.any(|(callee, _)| is_of_interest(callee.def_id()))
        {
            return None;
        }
        let add = |def, caller| {
            let mut scopes = self.scopes.borrow_mut();
            scopes.push(Scope { def, caller });
            scopes.len() as u32 - 1
        };
        let whole = DebugScope {
            dbg_scope: add(instance.def_id(), None),
            inlined_at: None,
            // No span is ever outside.
            file_start_pos: BytePos(0),
            file_end_pos: BytePos(u32::MAX),
        };
        let mut scopes = IndexVec::from_elem(whole, &body.source_scopes);
        for (id, scope) in body.source_scopes.iter_enumerated() {
            let Some(parent) = scope.parent_scope else { continue };
            let outer: DebugScope<u32, Location> = scopes[parent];
            scopes[id] = match scope.inlined {
                Some((callee, span)) => {
                    let caller = Location { scope: outer.dbg_scope, span };
                    DebugScope { dbg_scope: add(callee.def_id(), Some(caller)), ..outer }
                }
                None => outer,
            };
        }
        Some(FunctionDebugContext { scopes, inlined_function_scopes: Default::default() })
    }

    fn dbg_loc(&self, scope: u32, _: Option<Location>, span: Span) -> Location {
        Location { scope, span }
    }

    fn extend_scope_to_file(&self, scope: u32, _: &SourceFile) -> u32 {
        scope
    }

    // Only for variables and types, which nobody asks about.
    fn dbg_scope_fn(
        &self,
        _: Instance<'tcx>,
        _: &FnAbi<'tcx, RustTy<'tcx>>,
        _: Option<FnId>,
    ) -> u32 {
        unreachable!("scopes are made with the context of a function")
    }
    fn create_vtable_debuginfo(
        &self,
        _: RustTy<'tcx>,
        _: Option<ExistentialTraitRef<'tcx>>,
        _: Value,
    ) {
    }
    fn debuginfo_finalize(&self) {}
    fn create_dbg_var(&self, _: Symbol, _: RustTy<'tcx>, _: u32, _: VariableKind, _: Span) {}
}
