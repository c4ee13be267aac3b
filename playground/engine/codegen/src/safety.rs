//! Whether a program has `unsafe` of its own, much as the lint `unsafe_code` sees it: then it
//! may have undefined behaviour, and belongs in the interpreter, which finds that.

use std::ops::ControlFlow;

use rustc_hir::intravisit::{self, FnKind, Visitor};
use rustc_hir::{self as hir, BlockCheckMode, HeaderSafety, ItemKind, Safety, UnsafeSource};
use rustc_middle::hir::nested_filter;
use rustc_middle::ty::TyCtxt;
use rustc_span::Span;
use rustc_span::def_id::LocalDefId;

use crate::context::own_symbols;

/// Where the program uses `unsafe`, declares foreign functions, or tells a linker something;
/// none if it is safe. What a macro of another crate writes doesn't count: that is std's own.
pub fn first_unsafe(tcx: TyCtxt<'_>) -> Option<Span> {
    let mut definitions = tcx.hir_crate_items(()).definitions();
    // A definition that replaces another one, or that lies where it doesn't belong.
    let linked = definitions.find(|&def| {
        tcx.def_kind(def).has_codegen_attrs() && tcx.codegen_fn_attrs(def).link_section.is_some()
    });
    let linked = linked.map(LocalDefId::to_def_id).or(own_symbols(tcx).0.into_values().next());
    match linked {
        Some(def) => Some(tcx.def_span(def)),
        None => tcx.hir_visit_all_item_likes_in_crate(&mut Finder { tcx }).break_value(),
    }
}

struct Finder<'tcx> {
    tcx: TyCtxt<'tcx>,
}

fn found(span: Span) -> ControlFlow<Span> {
    let of_macro = span.ctxt().outer_expn_data().macro_def_id;
    match of_macro.is_none_or(|of_macro| of_macro.is_local()) {
        true => ControlFlow::Break(span),
        false => ControlFlow::Continue(()),
    }
}

impl<'tcx> Visitor<'tcx> for Finder<'tcx> {
    type NestedFilter = nested_filter::OnlyBodies;
    type Result = ControlFlow<Span>;

    fn maybe_tcx(&mut self) -> TyCtxt<'tcx> {
        self.tcx
    }

    fn visit_item(&mut self, item: &'tcx hir::Item<'tcx>) -> ControlFlow<Span> {
        match item.kind {
            ItemKind::Trait(_, _, Safety::Unsafe, ..)
            | ItemKind::ForeignMod { .. }
            | ItemKind::GlobalAsm { .. } => found(item.span)?,
            ItemKind::Impl(of) if of.of_trait.is_some_and(|of| of.safety.is_unsafe()) => {
                found(item.span)?;
            }
            _ => {}
        }
        intravisit::walk_item(self, item)
    }

    fn visit_fn(
        &mut self,
        kind: FnKind<'tcx>,
        decl: &'tcx hir::FnDecl<'tcx>,
        body: hir::BodyId,
        span: Span,
        def: LocalDefId,
    ) -> ControlFlow<Span> {
        if kind.header().is_some_and(|of| of.safety == HeaderSafety::Normal(Safety::Unsafe)) {
            found(span)?;
        }
        intravisit::walk_fn(self, kind, decl, body, def)
    }

    fn visit_block(&mut self, block: &'tcx hir::Block<'tcx>) -> ControlFlow<Span> {
        if block.rules == BlockCheckMode::UnsafeBlock(UnsafeSource::UserProvided) {
            found(block.span)?;
        }
        intravisit::walk_block(self, block)
    }
}
