//! Functions on demand: which one a mention means, and where its code comes from.

use std::cell::Cell;

use rustc_data_structures::fx::FxHashMap;
use rustc_hir::def::DefKind;
use rustc_hir::def_id::{DefId, LocalDefId};
use rustc_middle::ty::layout::{FnAbiOf, LayoutOf};
use rustc_middle::ty::{self, Instance, Ty as RustTy, TyCtxt, TypeSuperVisitable};
use rustc_span::{Span, Symbol};
use rustc_target::callconv::{FnAbi, PassMode};

use super::CodegenCx;
use crate::Unsupported;
use crate::base;
use crate::ir::*;
use crate::runtime::{self, Routine};

/// A function's address is its slot in the table. No function has a small address: they
/// would look like null, or like a dangling pointer.
pub const FIRST_SLOT: u32 = 16;

/// Where a function's code comes from.
pub enum Kind<'tcx> {
    Instance(Instance<'tcx>),
    /// The host has it, under this name of the C library.
    Import(Symbol),
    /// The base has it, in this slot of the table.
    Base(u32),
    Runtime(&'static Routine),
}

pub struct Function<'tcx> {
    pub kind: Kind<'tcx>,
    pub sig: Sig,
    /// Its slot in the table; 0 while it has none.
    pub slot: Cell<u32>,
    /// The function that mentioned it first, and where.
    mentioned: Option<(FnId, Span)>,
}

impl<'tcx> CodegenCx<'tcx> {
    pub fn first_slot(&self) -> u32 {
        self.base.map_or(FIRST_SLOT, |base| base.first_slot)
    }

    fn add(&self, kind: Kind<'tcx>, sig: Sig) -> FnId {
        let mentioned = self.body.borrow().as_ref().map(|body| (body.id, self.span.get()));
        let mut functions = self.functions.borrow_mut();
        functions.push(Function { kind, sig, slot: Cell::new(0), mentioned });
        FnId(functions.len() as u32 - 1)
    }

    /// A function of the C library: `runtime`'s if it has one, else the host's.
    pub fn import(&self, name: Symbol, sig: Sig) -> FnId {
        if let Some(&known) = self.imports.borrow().get(&(name, sig)) {
            return known;
        }
        let data = self.sig_data(sig);
        let id = match runtime::find(name.as_str(), &data.params, &data.results) {
            Some(routine) => self.routine(routine, sig),
            None => self.add(Kind::Import(name), sig),
        };
        self.imports.borrow_mut().insert((name, sig), id);
        id
    }

    /// A routine and those that it calls, each once.
    fn routine(&self, routine: &'static Routine, sig: Sig) -> FnId {
        if let Some(&known) = self.routines.borrow().get(routine.name) {
            return known;
        }
        let there = self.base.and_then(|base| base.routines.get(routine.name));
        let kind = match there {
            Some(&slot) => Kind::Base(slot),
            None if routine.is_hosts() => Kind::Import(Symbol::intern(routine.name)),
            None => Kind::Runtime(routine),
        };
        let defined = matches!(kind, Kind::Runtime(_));
        let id = self.add(kind, sig);
        self.routines.borrow_mut().insert(routine.name, id);
        if defined {
            for callee in routine.calls() {
                let plain = |types: Vec<ValType>| types.into_iter().map(plain_type).collect();
                let results = self.aggregate(plain(callee.results()));
                let sig = self.sig(plain(callee.params()), results);
                self.routine(callee, sig);
            }
        }
        id
    }

    pub fn import_named(&self, name: &str, args: &[Ty], ret: Ty) -> FnId {
        self.import(Symbol::intern(name), self.sig(args.to_vec(), ret))
    }

    pub fn function(&self, instance: Instance<'tcx>) -> FnId {
        if let Some(&known) = self.instances.borrow().get(&instance) {
            return known;
        }
        let id = match self.defined(instance) {
            Ok(defined) => {
                let known = self.instances.borrow().get(&defined).copied();
                let id = known.unwrap_or_else(|| self.add_instance(defined));
                self.instances.borrow_mut().insert(defined, id);
                id
            }
            Err(symbol) => {
                let abi = self.fn_abi_of_instance(instance, ty::List::empty());
                self.import(symbol, self.sig_of(abi))
            }
        };
        self.instances.borrow_mut().insert(instance, id);
        id
    }

    fn add_instance(&self, instance: Instance<'tcx>) -> FnId {
        let abi = self.fn_abi_of_instance(instance, ty::List::empty());
        let sig = self.sig_of(abi);
        let there =
            self.base.and_then(|base| base.functions.get(&base::hash_of(self.tcx, instance)));
        if let Some(&slot) = there {
            let id = self.add(Kind::Base(slot), sig);
            self.functions.borrow()[id.0 as usize].slot.set(slot);
            return id;
        }
        let id = self.add(Kind::Instance(instance), sig);
        if self.is_too_deep(instance) {
            // As the interpreter says it. The whole name may be longer than memory.
            let path = self.tcx.def_path_str(instance.def_id());
            let current = self.body.borrow().as_ref().map(|body| body.id);
            let span = self.own_place(current, self.span.get());
            let message = format!(
                "reached the recursion limit while instantiating `{path}`: its type arguments grow with each call"
            );
            self.tcx.dcx().span_err(span, message);
            // What else waits may have as many types again.
            self.queue.borrow_mut().clear();
        } else {
            self.queue.borrow_mut().push(id);
        }
        id
    }

    /// The function with the body that this one means, or the name under which a linker
    /// would look for it.
    fn defined(&self, instance: Instance<'tcx>) -> Result<Instance<'tcx>, Symbol> {
        let tcx = self.tcx;
        let ty::InstanceKind::Item(def) = instance.def else { return Ok(instance) };
        if !tcx.is_foreign_item(def) {
            return Ok(instance);
        }
        let symbol = linker_name(tcx, def);
        let own =
            self.own_symbols.get(&symbol).copied().filter(|&own| tcx.def_kind(own).is_fn_like());
        // Metadata that was made without code lists no exported symbols.
        let found = own.or_else(|| match symbol.as_str() {
            "panic_impl" | "rust_begin_unwind" => tcx.lang_items().panic_impl(),
            name @ ("__rust_start_panic" | "__rust_panic_cleanup") => {
                find_item(tcx, "panic_unwind", name)
            }
            name @ ("__rust_drop_panic" | "__rust_foreign_exception") => {
                find_item(tcx, "std", name)
            }
            "__rust_alloc_error_handler" => find_item(tcx, "alloc", "__rdl_alloc_error_handler"),
            _ => None,
        });
        found.map(|found| Instance::mono(tcx, found)).ok_or(symbol)
    }

    /// The reader's own code that led to this place: that of the nearest function of the
    /// reader's among those that mentioned each other, or the place itself.
    pub fn own_place(&self, function: Option<FnId>, span: Span) -> Span {
        let functions = self.functions.borrow();
        let mut next = function.map(|function| (function, span));
        while let Some((function, place)) = next {
            let function = &functions[function.0 as usize];
            if let Kind::Instance(instance) = function.kind
                && instance.def_id().is_local()
                && !place.is_dummy()
            {
                return place;
            }
            next = function.mentioned;
        }
        span
    }

    /// Whether the type arguments are nested so deep that the function must be calling
    /// itself with ever larger types: there are only so many of a limited depth.
    fn is_too_deep(&self, instance: Instance<'tcx>) -> bool {
        // Twice the limit on traits, as types nest deeper than the calls that make them.
        let limit = 2 * self.tcx.recursion_limit().0;
        let mut depths = self.depths.borrow_mut();
        let ty = match instance.def {
            ty::InstanceKind::DropGlue(_, ty) => ty,
            _ => None,
        };
        let types = instance.args.types().chain(ty);
        types.map(|ty| depth(ty, &mut depths)).max().is_some_and(|deepest| deepest > limit)
    }

    pub fn sig_of(&self, abi: &FnAbi<'tcx, RustTy<'tcx>>) -> Sig {
        use rustc_codegen_ssa::traits::LayoutTypeCodegenMethods;
        let mut args = vec![];
        let ret = match &abi.ret.mode {
            PassMode::Ignore => Ty::Void,
            PassMode::Direct(_) | PassMode::Pair(..) => self.immediate_backend_type(abi.ret.layout),
            PassMode::Cast { cast, .. } => self.cast_backend_type(cast),
            PassMode::Indirect { .. } => {
                args.push(Ty::Ptr);
                Ty::Void
            }
        };
        // What follows a C function's fixed arguments differs from call to call.
        let fixed = if abi.c_variadic { &abi.args[..abi.fixed_count as usize] } else { &abi.args };
        for arg in fixed {
            match &arg.mode {
                PassMode::Ignore => {}
                PassMode::Direct(_) => args.push(self.immediate_backend_type(arg.layout)),
                PassMode::Pair(..) => {
                    args.push(self.scalar_pair_element_backend_type(arg.layout, 0, true));
                    args.push(self.scalar_pair_element_backend_type(arg.layout, 1, true));
                }
                PassMode::Indirect { meta_attrs: Some(_), .. } => {
                    let pointer = self.layout_of(RustTy::new_mut_ptr(self.tcx, arg.layout.ty));
                    args.push(Ty::Ptr);
                    args.push(self.scalar_pair_element_backend_type(pointer, 1, true));
                }
                PassMode::Indirect { meta_attrs: None, .. } => args.push(Ty::Ptr),
                PassMode::Cast { cast, pad_i32 } => {
                    if *pad_i32 {
                        args.push(Ty::Int(32));
                    }
                    args.push(self.cast_backend_type(cast));
                }
            }
        }
        self.sig(args, ret)
    }
}

/// The type of a routine's parameter or result.
fn plain_type(ty: ValType) -> Ty {
    match ty {
        ValType::I32 => Ty::Int(32),
        ValType::I64 => Ty::Int(64),
        ValType::F32 => Ty::F32,
        ValType::F64 => Ty::F64,
    }
}

/// How deep a type is nested. Known ones are not looked into again, as a type of a hundred
/// levels may have more parts than memory.
fn depth<'tcx>(ty: RustTy<'tcx>, known: &mut FxHashMap<RustTy<'tcx>, usize>) -> usize {
    struct Deepest<'a, 'tcx>(usize, &'a mut FxHashMap<RustTy<'tcx>, usize>);
    impl<'tcx> ty::TypeVisitor<TyCtxt<'tcx>> for Deepest<'_, 'tcx> {
        fn visit_ty(&mut self, ty: RustTy<'tcx>) {
            self.0 = self.0.max(depth(ty, self.1));
        }
    }
    if let Some(&depth) = known.get(&ty) {
        return depth;
    }
    let mut deepest = Deepest(0, known);
    ty.super_visit_with(&mut deepest);
    let depth = deepest.0 + 1;
    known.insert(ty, depth);
    depth
}

/// The name under which a linker knows a function or static that is declared here.
pub fn linker_name(tcx: TyCtxt<'_>, def: DefId) -> Symbol {
    tcx.codegen_fn_attrs(def).symbol_name.unwrap_or_else(|| tcx.item_name(def))
}

/// What the program defines under a linker's names, and the names that it defines twice.
pub fn own_symbols(tcx: TyCtxt<'_>) -> (FxHashMap<Symbol, DefId>, Vec<Unsupported>) {
    let mut symbols: FxHashMap<Symbol, DefId> = Default::default();
    let mut twice = vec![];
    for def in tcx.hir_crate_items(()).definitions() {
        let Some(symbol) = exported_name(tcx, def) else { continue };
        if symbols.insert(symbol, def.to_def_id()).is_some() {
            let what = format!("symbol `{symbol}` is already defined");
            twice.push(Unsupported { span: tcx.def_span(def), what });
        }
    }
    (symbols, twice)
}

fn exported_name(tcx: TyCtxt<'_>, def: LocalDefId) -> Option<Symbol> {
    if !matches!(tcx.def_kind(def), DefKind::Fn | DefKind::AssocFn | DefKind::Static { .. })
        || tcx.is_foreign_item(def)
    {
        return None;
    }
    let attributes = tcx.codegen_fn_attrs(def);
    attributes
        .symbol_name
        .or_else(|| attributes.contains_extern_indicator().then(|| tcx.item_name(def.to_def_id())))
}

/// An item of a crate by its name, up to two modules deep.
fn find_item(tcx: TyCtxt<'_>, krate: &str, name: &str) -> Option<DefId> {
    fn search(tcx: TyCtxt<'_>, module: DefId, name: &str, depth: u32) -> Option<DefId> {
        tcx.module_children(module).iter().find_map(|child| {
            let def = child.res.opt_def_id().filter(|def| def.krate == module.krate)?;
            if child.ident.as_str() == name {
                return Some(def);
            }
            let deeper = depth > 0 && tcx.def_kind(def) == DefKind::Mod;
            deeper.then(|| search(tcx, def, name, depth - 1)).flatten()
        })
    }
    let krate = tcx.crates(()).iter().find(|&&other| tcx.crate_name(other).as_str() == krate)?;
    search(tcx, krate.as_def_id(), name, 2)
}
