//! The C functions that std's Linux layer calls. Most are the system's
//! (`std_only/system`); here are those that need the interpreter.

mod heap;
mod program;
mod threads;

use rustc_const_eval::interpret::*;
use rustc_data_structures::fx::FxHashMap;
use rustc_hir::def::DefKind;
use rustc_hir::def_id::DefId;
use rustc_middle::mir::{self, BasicBlock, UnwindAction};
use rustc_middle::throw_unsup_format;
use rustc_middle::ty::{Instance, TyCtxt};
use rustc_span::Symbol;

use crate::machine::Interpreter;
use crate::memory::{Kind, Owner};
use crate::std_only::system::{self, TIMED_OUT, missing};
use crate::unwind;

pub use program::before_start;
pub use threads::run_key_destructor;

/// The kind of memory that belongs to the machine itself.
pub const OWN: MemoryKind<Kind> = MemoryKind::Machine(Kind::Machine);

/// The function to run instead of a foreign one, if another crate defines it.
pub type Body<'tcx> = Option<(&'tcx mir::Body<'tcx>, Instance<'tcx>)>;

/// What is known of symbols that another crate, or none, defines.
#[derive(Default)]
pub struct Library {
    /// Whether a function is foreign, for those that were called.
    foreign: FxHashMap<DefId, bool>,
    /// Functions of the reader's own crate, by the names that a linker would know.
    own_symbols: FxHashMap<Symbol, Option<DefId>>,
    /// A null pointer: the value of every static of the C library that does not exist here.
    null_static: Option<Pointer<Owner>>,
}

impl Library {
    /// Whether the function is declared here and defined elsewhere.
    pub fn is_foreign(&mut self, tcx: TyCtxt<'_>, def: DefId) -> bool {
        *self.foreign.entry(def).or_insert_with(|| tcx.is_foreign_item(def))
    }

    /// Makes the static that stands for all missing ones, before the program starts.
    pub fn add_null_static<'tcx>(ecx: &mut Interpreter<'tcx>) -> InterpResult<'tcx> {
        let word = ecx.layout_of(ecx.tcx.types.usize)?;
        let null = ecx.allocate(word, OWN)?;
        ecx.write_scalar(Scalar::from_target_usize(0, ecx), &null)?;
        let (allocation, ..) = ecx.ptr_get_alloc_id(null.ptr(), 0)?;
        ecx.machine.library.null_static = Some(Pointer::new(Owner(allocation), null.ptr().addr()));
        interp_ok(())
    }
}

/// A call of a C function.
pub struct Call<'a, 'tcx> {
    ecx: &'a mut Interpreter<'tcx>,
    args: &'a [OpTy<'tcx, Owner>],
}

/// Answers a call of a foreign function, or returns the function of another crate that it means.
pub fn call<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    def: DefId,
    args: &[OpTy<'tcx, Owner>],
    dest: &PlaceTy<'tcx, Owner>,
    ret: Option<BasicBlock>,
    unwind: UnwindAction,
) -> InterpResult<'tcx, Body<'tcx>> {
    let tcx = *ecx.tcx;
    let symbol = tcx.codegen_fn_attrs(def).symbol_name.unwrap_or_else(|| tcx.item_name(def));
    if let Some(own) = own_symbol(ecx, symbol) {
        let function = Instance::mono(tcx, own);
        return interp_ok(Some((ecx.load_mir(function.def, None)?, function)));
    }
    let call = &mut Call { ecx, args };
    match symbol.as_str() {
        // Symbols that another crate of std defines. Metadata made by a check
        // build lists no exported symbols, so they are looked up by path.
        "panic_impl" | "rust_begin_unwind" => {
            let function = Instance::mono(tcx, tcx.lang_items().panic_impl().expect("std has one"));
            return interp_ok(Some((call.ecx.load_mir(function.def, None)?, function)));
        }
        name @ ("__rust_start_panic" | "__rust_panic_cleanup") => {
            let def = find_item(tcx, "panic_unwind", name).expect("panic_unwind has both");
            let function = Instance::mono(tcx, def);
            return interp_ok(Some((call.ecx.load_mir(function.def, None)?, function)));
        }
        "_Unwind_RaiseException" => {
            unwind::start(call.ecx, &args[0], unwind)?;
            return interp_ok(None);
        }

        "__rust_alloc" => call.rust_alloc(AllocInit::Uninit, dest)?,
        "__rust_alloc_zeroed" => call.rust_alloc(AllocInit::Zero, dest)?,
        "__rust_dealloc" => call.rust_dealloc()?,
        "__rust_realloc" => call.rust_realloc(dest)?,
        "__rust_no_alloc_shim_is_unstable_v2" | "miri_promise_symbolic_alignment" => {}
        "malloc" => call.malloc(AllocInit::Uninit, dest)?,
        "calloc" => call.malloc(AllocInit::Zero, dest)?,
        "free" => call.free_memory()?,
        "memcmp" => call.memcmp(dest)?,
        "strlen" => call.strlen(dest)?,
        "pthread_create" => call.pthread_create(dest)?,
        "pthread_setname_np" => call.pthread_setname_np(dest)?,
        "__errno_location" => {
            let errno = errno(call.ecx)?;
            call.ecx.write_pointer(errno.ptr(), dest)?;
        }
        name => match system::call(call, name)? {
            Some(answer) => call.act(answer, dest)?,
            None => throw_unsup_format!("{}", missing(name)),
        },
    }
    call.ecx.return_to_block(ret)?;
    interp_ok(None)
}

/// The `errno` of the running thread.
fn errno<'tcx>(ecx: &mut Interpreter<'tcx>) -> InterpResult<'tcx, MPlaceTy<'tcx, Owner>> {
    if let Some(errno) = &ecx.machine.threads.current().errno {
        return interp_ok(errno.clone());
    }
    let layout = ecx.layout_of(ecx.tcx.types.i32)?;
    let errno = ecx.allocate(layout, OWN)?;
    ecx.write_scalar(Scalar::from_i32(0), &errno)?;
    ecx.machine.threads.current_mut().errno = Some(errno.clone());
    interp_ok(errno)
}

fn set_errno<'tcx>(ecx: &mut Interpreter<'tcx>, number: i32) -> InterpResult<'tcx> {
    let errno = errno(ecx)?;
    ecx.write_scalar(Scalar::from_i32(number), &errno)
}

/// Lets the call of the running thread that waited with a deadline fail: the time is up.
pub fn time_out<'tcx>(ecx: &mut Interpreter<'tcx>) -> InterpResult<'tcx> {
    if let Some(result) = ecx.machine.threads.current_mut().futex_result.take() {
        ecx.write_scalar(Scalar::from_int(-1, result.layout.size), &result)?;
        set_errno(ecx, TIMED_OUT)?;
    }
    interp_ok(())
}

/// Where a static of the C library is.
pub fn static_pointer<'tcx>(
    ecx: &Interpreter<'tcx>,
    def: DefId,
) -> InterpResult<'tcx, Pointer<Owner>> {
    let name = ecx.tcx.item_name(def);
    if name.as_str() == "environ" {
        let environ =
            ecx.machine.system.environ().and_then(|place| place.into_pointer_or_addr().ok());
        return interp_ok(environ.expect("made before the program starts"));
    }
    let is_static = |kind: &DefKind| matches!(kind, DefKind::Static { .. });
    if let Some(own) = find_own_symbol(*ecx.tcx, name, is_static) {
        return ecx.global_root_pointer(ecx.tcx.reserve_and_set_static_alloc(own).into());
    }
    interp_ok(ecx.machine.library.null_static.expect("made before the program starts"))
}

/// A function of the reader's own crate that a linker knows by this name: one with
/// `#[no_mangle]`, or of an allocator.
fn own_symbol<'tcx>(ecx: &mut Interpreter<'tcx>, symbol: Symbol) -> Option<DefId> {
    let tcx = *ecx.tcx;
    let found = || find_own_symbol(tcx, symbol, |kind: &DefKind| kind.is_fn_like());
    *ecx.machine.library.own_symbols.entry(symbol).or_insert_with(found)
}

/// An item of the reader's own crate that a linker knows by this name.
fn find_own_symbol(
    tcx: TyCtxt<'_>,
    symbol: Symbol,
    is_wanted: impl Fn(&DefKind) -> bool,
) -> Option<DefId> {
    let mut own = tcx.hir_body_owners().filter(|&own| is_wanted(&tcx.def_kind(own)));
    let found = own.find(|&own| {
        let attributes = tcx.codegen_fn_attrs(own);
        let own_name = || attributes.contains_extern_indicator().then(|| tcx.item_name(own));
        attributes.symbol_name.or_else(own_name) == Some(symbol)
    });
    found.map(|own| own.to_def_id())
}

/// The item of a crate that has this name, up to two modules deep.
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
