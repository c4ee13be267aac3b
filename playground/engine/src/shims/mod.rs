//! The C functions that std's Linux layer calls: a method of `Call` for each, with
//! the name of the function, in a file for each family.

pub mod environment;
mod files;
mod heap;
mod io;
pub mod math;
mod system;
mod threads;
mod time;

use rustc_abi::FieldIdx;
use rustc_const_eval::interpret::*;
use rustc_data_structures::fx::FxHashMap;
use rustc_hir::def::DefKind;
use rustc_hir::def_id::DefId;
use rustc_middle::mir::{self, BasicBlock, UnwindAction};
use rustc_middle::ty::{Instance, TyCtxt};
use rustc_middle::{throw_machine_stop, throw_unsup_format};
use rustc_span::Symbol;

use crate::eval::EXIT_CODE;
use crate::event::End;
use crate::machine::{Interpreter, RawPointer, Stop};
use crate::memory::{Kind, Owner};
use crate::unwind;

use environment::{Environment, OWN};
pub use threads::run_key_destructor;

/// `ENOSYS`: the function is not implemented.
const NOT_IMPLEMENTED: i32 = 38;
/// `ETIMEDOUT`.
const TIMED_OUT: i32 = 110;

/// The function to run instead of a foreign one, if another crate defines it.
pub type Body<'tcx> = Option<(&'tcx mir::Body<'tcx>, Instance<'tcx>)>;

/// What the C library keeps during a run.
#[derive(Default)]
pub struct Library<'tcx> {
    environment: Environment<'tcx>,
    /// The destructors of pthread keys; the first key is 1.
    keys: Vec<Option<Instance<'tcx>>>,
    /// Folders that are being read, by the address of their handle.
    streams: FxHashMap<u64, files::Stream>,
    /// Whether a function is foreign, for those that were called.
    foreign: FxHashMap<DefId, bool>,
    /// Functions of the reader's own crate, by the names that a linker would know.
    own_symbols: FxHashMap<Symbol, Option<DefId>>,
    /// A null pointer: the value of every static of the C library that does not exist here.
    null_static: Option<Pointer<Owner>>,
}

impl<'tcx> Library<'tcx> {
    /// Whether the function is declared here and defined elsewhere.
    pub fn is_foreign(&mut self, tcx: TyCtxt<'tcx>, def: DefId) -> bool {
        *self.foreign.entry(def).or_insert_with(|| tcx.is_foreign_item(def))
    }

    /// Makes the static that stands for all missing ones, before the program starts.
    pub fn add_null_static(ecx: &mut Interpreter<'tcx>) -> InterpResult<'tcx> {
        let word = ecx.layout_of(ecx.tcx.types.usize)?;
        let null = ecx.allocate(word, OWN)?;
        ecx.write_scalar(Scalar::from_target_usize(0, ecx), &null)?;
        let (allocation, ..) = ecx.ptr_get_alloc_id(null.ptr(), 0)?;
        ecx.machine.library.null_static = Some(Pointer::new(Owner(allocation), null.ptr().addr()));
        interp_ok(())
    }
}

/// A call of a C function: the machine, the arguments, and the place of the result.
pub struct Call<'a, 'tcx> {
    ecx: &'a mut Interpreter<'tcx>,
    args: &'a [OpTy<'tcx, Owner>],
    dest: &'a PlaceTy<'tcx, Owner>,
}

/// Arguments, by index.
impl<'tcx> Call<'_, 'tcx> {
    fn pointer(&self, index: usize) -> InterpResult<'tcx, RawPointer> {
        self.ecx.read_pointer(&self.args[index])
    }

    /// The place that a pointer points to.
    fn pointee(&self, index: usize) -> InterpResult<'tcx, MPlaceTy<'tcx, Owner>> {
        self.ecx.deref_pointer(&self.args[index])
    }

    /// A `size_t`.
    fn size(&self, index: usize) -> InterpResult<'tcx, u64> {
        self.ecx.read_target_usize(&self.args[index])
    }

    /// An `int`.
    fn int(&self, index: usize) -> InterpResult<'tcx, i32> {
        self.ecx.read_scalar(&self.args[index])?.to_i32()
    }

    /// A signed integer of any size.
    fn integer(&self, index: usize) -> InterpResult<'tcx, i64> {
        let number = self.ecx.read_immediate(&self.args[index])?;
        interp_ok(number.to_scalar().to_int(number.layout.size)? as i64)
    }

    /// The bytes of a C string, without the zero at the end.
    fn string(&self, index: usize) -> InterpResult<'tcx, Vec<u8>> {
        environment::read_c_string(self.ecx, &self.args[index])
    }
}

/// Results.
impl<'tcx> Call<'_, 'tcx> {
    /// Returns a number, in whatever integer type the function returns.
    fn answer(&mut self, number: i64) -> InterpResult<'tcx> {
        self.ecx.write_scalar(Scalar::from_int(number, self.dest.layout.size), self.dest)
    }

    fn answer_pointer(&mut self, pointer: RawPointer) -> InterpResult<'tcx> {
        self.ecx.write_pointer(pointer, self.dest)
    }

    /// Fails: returns -1, and puts the reason into `errno`.
    fn fail(&mut self, number: i32) -> InterpResult<'tcx> {
        set_errno(self.ecx, number)?;
        self.answer(-1)
    }

    /// Fails in a function that returns a pointer.
    fn fail_with_null(&mut self, number: i32) -> InterpResult<'tcx> {
        set_errno(self.ecx, number)?;
        self.answer_pointer(RawPointer::null())
    }
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
    let call = &mut Call { ecx, args, dest };
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
        "exit" | "_exit" => {
            let code = call.int(0)? & EXIT_CODE;
            throw_machine_stop!(Stop(End::Exit { code }));
        }
        "abort" | "__rust_drop_panic" | "__rust_foreign_exception" => {
            throw_machine_stop!(Stop(End::Abort))
        }

        "__rust_alloc" => call.rust_alloc(AllocInit::Uninit)?,
        "__rust_alloc_zeroed" => call.rust_alloc(AllocInit::Zero)?,
        "__rust_dealloc" => call.rust_dealloc()?,
        "__rust_realloc" => call.rust_realloc()?,
        "__rust_no_alloc_shim_is_unstable_v2" | "miri_promise_symbolic_alignment" => {}
        "malloc" => call.malloc(AllocInit::Uninit)?,
        "calloc" => call.malloc(AllocInit::Zero)?,
        "free" => call.free()?,
        "memcmp" => call.memcmp()?,
        "strlen" => call.strlen()?,

        "write" | "pwrite" | "pwrite64" => call.write()?,
        "writev" => call.writev()?,
        "read" | "pread" | "pread64" => call.read()?,
        "readv" => call.readv()?,

        "pthread_self" => call.pthread_self()?,
        "pthread_create" => call.pthread_create()?,
        "pthread_join" => call.pthread_join()?,
        "pthread_key_create" => call.pthread_key_create()?,
        "pthread_setspecific" => call.pthread_setspecific()?,
        "pthread_getspecific" => call.pthread_getspecific()?,
        "sched_yield" => call.sched_yield()?,
        "miri_spin_loop" => call.let_others_run(),

        "clock_gettime" => call.clock_gettime()?,
        "nanosleep" => call.nanosleep()?,
        "clock_nanosleep" => call.clock_nanosleep()?,

        "syscall" => call.syscall()?,
        "getrandom" => call.getrandom(0)?,
        "__errno_location" => {
            let errno = errno(call.ecx)?;
            call.answer_pointer(errno.ptr())?;
        }
        "getpid" => call.answer(system::PROCESS)?,
        "gnu_get_libc_version" => call.gnu_get_libc_version()?,
        "sysconf" => call.sysconf()?,
        "getenv" => call.getenv()?,
        "setenv" => call.setenv()?,
        "unsetenv" => call.unsetenv()?,
        "__xpg_strerror_r" => call.strerror_r()?,
        "sigaction" => call.sigaction()?,
        "dlsym" => call.answer_pointer(RawPointer::null())?,
        // Settings that change nothing here.
        "pthread_detach"
        | "pthread_key_delete"
        | "pthread_attr_init"
        | "pthread_attr_destroy"
        | "pthread_attr_setstacksize"
        | "pthread_attr_setguardsize"
        | "pthread_setname_np"
        | "sigaltstack"
        | "signal"
        | "prctl"
        | "munmap"
        | "mprotect"
        | "poll"
        | "isatty" => call.answer(0)?,

        // If these fail, std asks `sysconf` instead, or copies files piece by piece.
        "sched_getaffinity" | "sendfile" | "sendfile64" | "copy_file_range" | "splice" => {
            call.fail(NOT_IMPLEMENTED)?;
        }

        name if call.file_function(name)? => {}
        name if call.math_function(name)? => {}
        name => throw_unsup_format!("{}", missing(name)),
    }
    call.ecx.return_to_block(ret)?;
    interp_ok(None)
}

/// What a program asked for that a page does not have.
fn missing(name: &str) -> String {
    let what = match name {
        "socket" | "socketpair" | "connect" | "bind" | "listen" | "accept" | "accept4"
        | "getaddrinfo" | "gethostname" => "a network",
        "fork" | "vfork" | "execvp" | "execve" | "waitpid" | "waitid" | "kill" | "getppid" => {
            "other processes"
        }
        name if name.starts_with("posix_spawn") => "other processes",
        "pipe" | "pipe2" | "mkfifo" => "a pipe to another process",
        "dlopen" => "libraries of the system",
        _ => return format!("the function `{name}` of the C library"),
    };
    format!("{what} (`{name}`)")
}

/// The `errno` of the running thread.
fn errno<'tcx>(ecx: &mut Interpreter<'tcx>) -> InterpResult<'tcx, MPlaceTy<'tcx, Owner>> {
    if let Some(errno) = &ecx.machine.threads.current().errno {
        return interp_ok(errno.clone());
    }
    let layout = ecx.layout_of(ecx.tcx.types.i32)?;
    let errno = ecx.allocate(layout, MemoryKind::Machine(Kind::Machine))?;
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

/// The field of a struct that has this name.
pub fn field<'tcx>(
    ecx: &Interpreter<'tcx>,
    place: &MPlaceTy<'tcx, Owner>,
    name: &str,
) -> InterpResult<'tcx, MPlaceTy<'tcx, Owner>> {
    let ty = place.layout.ty;
    let fields = &ty.ty_adt_def().expect("a struct").non_enum_variant().fields;
    let index = fields.iter().position(|field| field.name.as_str() == name);
    let index = index.unwrap_or_else(|| panic!("`{ty}` has a field `{name}`"));
    ecx.project_field(place, FieldIdx::from_usize(index))
}

/// Where a static of the C library is.
pub fn static_pointer<'tcx>(
    ecx: &Interpreter<'tcx>,
    def: DefId,
) -> InterpResult<'tcx, Pointer<Owner>> {
    let name = ecx.tcx.item_name(def);
    if name.as_str() == "environ" {
        return interp_ok(ecx.machine.library.environment.pointer());
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
