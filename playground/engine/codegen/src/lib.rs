//! Turns a checked program into a WASM module, on rustc_codegen_ssa's traits: `lang_start`
//! and all that it reaches, std included, or, on a base, only what the base doesn't hold.
//! ../README.md says how it works and what a host must give a module.

#![allow(internal_features)]

mod base;
mod builder;
mod context;
mod encode;
mod ir;
mod lower;
mod module;
mod runtime;
mod safety;
mod source_map;

use rustc_codegen_ssa::mir::codegen_mir;
use rustc_errors::ErrorGuaranteed;
use rustc_hir::{ItemKind, LangItem};
use rustc_middle::ty::layout::FnAbiOf;
use rustc_middle::ty::{self, Instance, TyCtxt};
use rustc_span::{DUMMY_SP, Span};

use builder::Builder;
use context::{CodegenCx, Kind, own_symbols};
use ir::{Body, Value};
use lower::{Code, Links};
use module::Exports;

pub use base::Base;
pub use safety::first_unsafe;
pub use source_map::Role;

/// A browser refuses functions with more locals.
const MOST_LOCALS: u32 = 50_000;

pub struct Module {
    /// As `WebAssembly.compile` takes it.
    pub bytes: Vec<u8>,
    /// Whether it may start a thread besides the main one.
    pub starts_threads: bool,
}

/// Why there is no module.
#[derive(Debug)]
pub enum Refused {
    /// rustc has told an error: a constant that can't be evaluated, a type without a layout.
    Diagnosed(ErrorGuaranteed),
    /// The program is valid, and uses what can't be compiled here.
    Unsupported(Vec<Unsupported>),
}

/// Something that can't be compiled.
#[derive(Debug)]
pub struct Unsupported {
    /// In the program's own code, as far as known.
    pub span: Span,
    /// A sentence for the reader, as rustc writes them: without a full stop.
    pub what: String,
}

impl Refused {
    /// Tells what isn't told yet, as errors.
    pub fn emit(&self, tcx: TyCtxt<'_>) {
        if let Refused::Unsupported(all) = self {
            for Unsupported { span, what } in all {
                tcx.dcx().span_err(*span, what.clone());
            }
        }
    }
}

/// Compiles the program.
///
/// # Panics
/// If the base was made with another library or with other flags.
pub fn compile<'tcx>(tcx: TyCtxt<'tcx>, base: Option<&'tcx Base>) -> Result<Module, Refused> {
    let (cx, codes, exports) = build(tcx, base, vec![])?;
    Ok(module::write(&cx, &codes, &exports))
}

/// Compiles a program's uses of other crates, and what these have that isn't generic, for other
/// programs to be compiled on. What is the program's own is left out.
pub fn compile_base(tcx: TyCtxt<'_>) -> Result<(Module, Base), Refused> {
    let (cx, mut codes, mut exports) = build(tcx, None, base::not_generic(tcx))?;
    for (function, code) in cx.functions.borrow().iter().zip(&mut codes) {
        if let Kind::Instance(instance) = function.kind
            && base::is_local(instance)
        {
            *code = None;
        }
    }
    base::give_slots(&cx);
    exports.functions.clear();
    let module = module::write(&cx, &codes, &exports);
    // Writing the module places the last of its data.
    Ok((module, Base::of(&cx)))
}

/// All functions of a program, by their ids, and these besides.
fn build<'tcx>(
    tcx: TyCtxt<'tcx>,
    base: Option<&'tcx Base>,
    besides: Vec<Instance<'tcx>>,
) -> Result<(CodegenCx<'tcx>, Vec<Option<Code>>, Exports), Refused> {
    let (own_symbols, mut unsupported) = own_symbols(tcx);
    unsupported.extend(global_assembly(tcx));
    if !unsupported.is_empty() {
        return Err(Refused::Unsupported(unsupported));
    }
    let own = |name: &str| own_symbols.keys().any(|known| known.as_str() == name);
    let base = base.filter(|base| base.fits(own));
    assert!(base.is_none_or(|base| base.is_of(tcx)), "a base of another library");
    let cx = CodegenCx::new(tcx, base, own_symbols);
    let exports = start(&cx)?;
    for instance in besides {
        cx.function(instance);
    }
    let mut codes: Vec<Option<Code>> = vec![];
    loop {
        cx.fill_data();
        let Some(id) = cx.queue.borrow_mut().pop() else { break };
        let Kind::Instance(instance) = cx.functions.borrow()[id.0 as usize].kind else {
            unreachable!("others have no body")
        };
        if !constants_hold(tcx, instance) {
            continue;
        }
        let code = function(&cx, id, instance);
        codes.resize_with(codes.len().max(id.0 as usize + 1), || None);
        codes[id.0 as usize] = Some(code);
    }
    codes.resize_with(cx.functions.borrow().len(), || None);
    if cx.data.is_too_large() {
        let (main, _) = tcx.entry_fn(()).expect("it was started from");
        let what = "statics and constants need more than 2 GB of memory".to_string();
        cx.refuse_at(tcx.def_span(main), what);
    }
    if let Some(error) = tcx.dcx().has_errors() {
        return Err(Refused::Diagnosed(error));
    }
    match cx.unsupported.take() {
        unsupported if unsupported.is_empty() => Ok((cx, codes, exports)),
        unsupported => Err(Refused::Unsupported(unsupported)),
    }
}

/// The functions that a run begins with.
fn start(cx: &CodegenCx<'_>) -> Result<Exports, Refused> {
    let tcx = cx.tcx;
    let (main, _) = tcx.entry_fn(()).expect("rustc refuses a program without `main`");
    let Some(start) = tcx.lang_items().get(LangItem::Start) else {
        let what = "a program without std can't be compiled".to_string();
        return Err(Refused::Unsupported(vec![Unsupported { span: tcx.def_span(main), what }]));
    };
    let result = tcx.fn_sig(main).instantiate_identity().no_bound_vars();
    let result = result.expect("`main` isn't generic").output();
    let env = ty::TypingEnv::fully_monomorphized();
    let result = tcx.normalize_erasing_regions(env, result);
    let args = tcx.mk_args(&[result.into()]);
    let start = Instance::expect_resolve(tcx, env, start, args, DUMMY_SP);
    let start = cx.function(start);
    let main = cx.function(Instance::mono(tcx, main));
    Ok(Exports { functions: vec![("start".to_string(), start)], main: cx.slot(main) })
}

/// The code of one function.
fn function<'tcx>(cx: &CodegenCx<'tcx>, id: ir::FnId, instance: Instance<'tcx>) -> Code {
    let sig = cx.functions.borrow()[id.0 as usize].sig;
    // It is looked up again and again.
    let _ = cx.fn_abi_of_instance(instance, ty::List::empty());
    let data = cx.sig_data(sig);
    let mut next = 0;
    let args = data.args.iter().map(|&ty| {
        let first = next;
        next += cx.component_count(ty);
        Value::Register(first, ty)
    });
    *cx.args.borrow_mut() = args.collect();
    *cx.body.borrow_mut() = Some(Body::new(id, data.params));
    cx.span.set(cx.tcx.def_span(instance.def_id()));
    codegen_mir::<Builder<'_, '_>>(cx, instance);
    let mut body = cx.body.borrow_mut().take().expect("it was put there");
    let code = lower::lower(&mut body, cx);
    if code.locals > MOST_LOCALS {
        let path = cx.tcx.def_path_str(instance.def_id());
        let what = format!(
            "`{path}` is too large: it needs {} variables, and a browser allows {MOST_LOCALS}",
            code.locals
        );
        cx.refuse_at(cx.tcx.def_span(instance.def_id()), what);
    }
    code
}

/// Evaluates what must hold before a function may run, as `const { assert!(…) }`. Errors
/// are told by rustc.
fn constants_hold<'tcx>(tcx: TyCtxt<'tcx>, instance: Instance<'tcx>) -> bool {
    let env = ty::TypingEnv::fully_monomorphized();
    tcx.instance_mir(instance.def).required_consts().iter().all(|constant| {
        let constant_here = instance.instantiate_mir_and_normalize_erasing_regions(
            tcx,
            env,
            ty::EarlyBinder::bind(constant.const_),
        );
        constant_here.eval(tcx, env, constant.span).is_ok()
    })
}

/// `global_asm!`, which no function mentions.
fn global_assembly(tcx: TyCtxt<'_>) -> impl Iterator<Item = Unsupported> {
    tcx.hir_free_items().filter_map(move |id| {
        let item = tcx.hir_item(id);
        let what = "assembly isn't supported".to_string();
        matches!(item.kind, ItemKind::GlobalAsm { .. })
            .then_some(Unsupported { span: item.span, what })
    })
}
