//! The module while it is made. Functions and data join it when the first function that
//! mentions them is built, so there is no separate search for what a program uses.

mod constants;
mod data;
mod debuginfo;
mod functions;
mod types;
mod unused;

use std::cell::{Cell, RefCell};

use rustc_abi::{HasDataLayout, TargetDataLayout};
use rustc_codegen_ssa::traits::{BackendTypes, MiscCodegenMethods};
use rustc_data_structures::fx::FxHashMap;
use rustc_hir::def_id::DefId;
use rustc_middle::ty::layout::{
    FnAbiError, FnAbiOfHelpers, FnAbiRequest, HasTyCtxt, HasTypingEnv, LayoutError, LayoutOfHelpers,
};
use rustc_middle::ty::{self, Instance, Ty as RustTy, TyCtxt};
use rustc_session::Session;
use rustc_span::{DUMMY_SP, Span, Symbol};
use rustc_target::spec::{HasTargetSpec, Target};

use crate::Unsupported;
use crate::base::Base;
use crate::ir::*;
use crate::lower::Links;
use crate::source_map::Role;

pub use constants::truncate;
pub use data::Data;
pub use debuginfo::Scope;
pub use functions::{FIRST_SLOT, Function, Kind, own_symbols};
pub use types::{SigData, primitive_type};

/// Things by their numbers, and the number of each.
type Numbered<T, Number> = (Vec<T>, FxHashMap<T, Number>);

pub struct CodegenCx<'tcx> {
    pub tcx: TyCtxt<'tcx>,
    pub base: Option<&'tcx Base>,
    /// Why the program can't be compiled, in the order of discovery.
    pub unsupported: RefCell<Vec<Unsupported>>,

    // Functions.
    pub functions: RefCell<Vec<Function<'tcx>>>,
    /// Those whose bodies are still to be built.
    pub queue: RefCell<Vec<FnId>>,
    /// The functions that have an address, by their slot in the table.
    pub table: RefCell<Vec<FnId>>,
    instances: RefCell<FxHashMap<Instance<'tcx>, FnId>>,
    imports: RefCell<FxHashMap<(Symbol, Sig), FnId>>,
    pub routines: RefCell<FxHashMap<&'static str, FnId>>,
    /// What the program itself defines under a linker's names.
    pub own_symbols: FxHashMap<Symbol, DefId>,
    /// How deep types are nested, for those seen so far.
    depths: RefCell<FxHashMap<RustTy<'tcx>, usize>>,
    vtables: RefCell<FxHashMap<(RustTy<'tcx>, Option<ty::ExistentialTraitRef<'tcx>>), Value>>,
    out_of_fuel: Cell<Option<FnId>>,
    more_stack: Cell<Option<FnId>>,

    pub data: Data<'tcx>,

    // Types.
    pub sigs: RefCell<Numbered<SigData, Sig>>,
    aggregates: RefCell<Numbered<Vec<Ty>, u32>>,

    // Where calls are in the source.
    pub scopes: RefCell<Vec<Scope>>,
    /// What functions of std are a part of, for those that were looked at.
    roles: RefCell<FxHashMap<DefId, Option<Role>>>,

    // The function that is being built.
    pub body: RefCell<Option<Body>>,
    pub args: RefCell<Vec<Value>>,
    pub span: Cell<Span>,
}

impl<'tcx> CodegenCx<'tcx> {
    pub fn new(
        tcx: TyCtxt<'tcx>,
        base: Option<&'tcx Base>,
        own_symbols: FxHashMap<Symbol, DefId>,
    ) -> Self {
        let cx = CodegenCx {
            tcx,
            base,
            unsupported: Default::default(),
            functions: Default::default(),
            queue: Default::default(),
            table: Default::default(),
            instances: Default::default(),
            imports: Default::default(),
            routines: Default::default(),
            own_symbols,
            depths: Default::default(),
            vtables: Default::default(),
            out_of_fuel: Default::default(),
            more_stack: Default::default(),
            data: Data::new(base),
            sigs: Default::default(),
            aggregates: Default::default(),
            scopes: Default::default(),
            roles: Default::default(),
            body: Default::default(),
            args: Default::default(),
            span: Cell::new(DUMMY_SP),
        };
        cx.out_of_fuel.set(Some(cx.import_named("out_of_fuel", &[], Ty::Void)));
        let (slot, signature) = (Ty::Int(32), Ty::Int(32));
        cx.more_stack.set(Some(cx.import_named("more_stack", &[slot, signature], Ty::Void)));
        cx
    }

    /// Notes something that can't be compiled, at the reader's own code that led to it.
    pub fn refuse(&self, what: impl Into<String>) {
        let what = what.into();
        let current = self.body.borrow().as_ref().map(|body| body.id);
        let span = self.own_place(current, self.span.get());
        self.refuse_at(span, what);
    }

    pub fn refuse_at(&self, span: Span, what: String) {
        let mut unsupported = self.unsupported.borrow_mut();
        if !unsupported.iter().any(|known| known.span == span && known.what == what) {
            unsupported.push(Unsupported { span, what });
        }
    }
}

impl Links for CodegenCx<'_> {
    fn slot(&self, function: FnId) -> u32 {
        let functions = self.functions.borrow();
        let slot = &functions[function.0 as usize].slot;
        if slot.get() == 0 {
            let mut table = self.table.borrow_mut();
            slot.set(self.first_slot() + table.len() as u32);
            table.push(function);
        }
        slot.get()
    }

    fn out_of_fuel(&self) -> FnId {
        self.out_of_fuel.get().expect("it is there from the start")
    }

    fn more_stack(&self) -> FnId {
        self.more_stack.get().expect("it is there from the start")
    }

    fn signature(&self, function: FnId) -> (Sig, Vec<ValType>) {
        let sig = self.functions.borrow()[function.0 as usize].sig;
        (sig, self.sig_data(sig).results)
    }
}

impl BackendTypes for CodegenCx<'_> {
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

impl<'tcx> HasTyCtxt<'tcx> for CodegenCx<'tcx> {
    fn tcx(&self) -> TyCtxt<'tcx> {
        self.tcx
    }
}

impl HasDataLayout for CodegenCx<'_> {
    fn data_layout(&self) -> &TargetDataLayout {
        &self.tcx.data_layout
    }
}

impl HasTargetSpec for CodegenCx<'_> {
    fn target_spec(&self) -> &Target {
        &self.tcx.sess.target
    }
}

impl<'tcx> HasTypingEnv<'tcx> for CodegenCx<'tcx> {
    fn typing_env(&self) -> ty::TypingEnv<'tcx> {
        ty::TypingEnv::fully_monomorphized()
    }
}

impl<'tcx> LayoutOfHelpers<'tcx> for CodegenCx<'tcx> {
    fn handle_layout_err(&self, error: LayoutError<'tcx>, span: Span, _: RustTy<'tcx>) -> ! {
        self.tcx.dcx().span_fatal(self.diagnosed_at(span), error.to_string())
    }
}

impl<'tcx> FnAbiOfHelpers<'tcx> for CodegenCx<'tcx> {
    fn handle_fn_abi_err(&self, error: FnAbiError<'tcx>, span: Span, _: FnAbiRequest<'tcx>) -> ! {
        let FnAbiError::Layout(error) = error;
        self.tcx.dcx().span_fatal(self.diagnosed_at(span), error.to_string())
    }
}

impl<'tcx> CodegenCx<'tcx> {
    /// The span, or that of the statement that is being compiled if it has none.
    fn diagnosed_at(&self, span: Span) -> Span {
        if span.is_dummy() { self.span.get() } else { span }
    }
}

impl<'tcx> MiscCodegenMethods<'tcx> for CodegenCx<'tcx> {
    fn vtables(
        &self,
    ) -> &RefCell<FxHashMap<(RustTy<'tcx>, Option<ty::ExistentialTraitRef<'tcx>>), Value>> {
        &self.vtables
    }

    fn get_fn(&self, instance: Instance<'tcx>) -> FnId {
        self.function(instance)
    }

    fn get_fn_addr(&self, instance: Instance<'tcx>) -> Value {
        Value::Fn(self.function(instance))
    }

    fn eh_personality(&self) -> FnId {
        // WASM's own exceptions need none.
        FnId(0)
    }

    fn sess(&self) -> &Session {
        self.tcx.sess
    }

    fn set_frame_pointer_type(&self, _: FnId) {}

    fn apply_target_cpu_attr(&self, _: FnId) {}

    fn declare_c_main(&self, _: Sig) -> Option<FnId> {
        None
    }
}
