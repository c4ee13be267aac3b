//! The C functions that std's Linux layer calls, by name: one small function
//! each, in a file for each family.

pub mod environment;
pub mod files;
mod heap;
mod io;
pub mod math;
mod system;
mod threads;
mod time;

use rustc_abi::FieldIdx;
use rustc_const_eval::interpret::*;
use rustc_hir::def::DefKind;
use rustc_hir::def_id::DefId;
use rustc_middle::mir::{self, BasicBlock, UnwindAction};
use rustc_middle::ty::{Instance, TyCtxt};
use rustc_middle::{throw_machine_stop, throw_unsup_format};
use rustc_span::Symbol;

use crate::event::End;
use crate::machine::{Interpreter, RawPointer, Stop};
use crate::memory::{Kind, Owner};
use crate::unwind;

pub type Args<'a, 'tcx> = &'a [OpTy<'tcx, Owner>];
pub type Dest<'a, 'tcx> = &'a PlaceTy<'tcx, Owner>;
/// `ENOSYS`.
pub const NOT_HERE: i32 = 38;

pub type Body<'tcx> = Option<(&'tcx mir::Body<'tcx>, Instance<'tcx>)>;

/// Answers a call of a foreign function, or names the function of another crate that it means.
pub fn call<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    def: DefId,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
    ret: Option<BasicBlock>,
    unwind: UnwindAction,
) -> InterpResult<'tcx, Body<'tcx>> {
    let tcx = *ecx.tcx;
    let symbol = tcx.codegen_fn_attrs(def).symbol_name.unwrap_or_else(|| tcx.item_name(def));
    if let Some(own) = own_symbol(ecx, symbol) {
        let function = Instance::mono(tcx, own);
        return interp_ok(Some((ecx.load_mir(function.def, None)?, function)));
    }
    match symbol.as_str() {
        // Symbols that another crate of std defines. Metadata made by a check
        // build lists no exported symbols, so they are looked up by path.
        "panic_impl" | "rust_begin_unwind" => {
            let function = Instance::mono(tcx, tcx.lang_items().panic_impl().expect("std has one"));
            return interp_ok(Some((ecx.load_mir(function.def, None)?, function)));
        }
        name @ ("__rust_start_panic" | "__rust_panic_cleanup") => {
            let def = find_item(tcx, "panic_unwind", name).expect("panic_unwind has both");
            let function = Instance::mono(tcx, def);
            return interp_ok(Some((ecx.load_mir(function.def, None)?, function)));
        }
        "_Unwind_RaiseException" => {
            unwind::start(ecx, &args[0], unwind)?;
            return interp_ok(None);
        }
        "exit" | "_exit" => {
            // What is above a byte, a parent process never sees.
            let code = ecx.read_scalar(&args[0])?.to_i32()? & 0xff;
            throw_machine_stop!(Stop(End::Exit { code }));
        }
        "abort" | "__rust_drop_panic" | "__rust_foreign_exception" => {
            throw_machine_stop!(Stop(End::Abort))
        }

        "__rust_alloc" => heap::alloc(ecx, args, dest, AllocInit::Uninit)?,
        "__rust_alloc_zeroed" => heap::alloc(ecx, args, dest, AllocInit::Zero)?,
        "__rust_dealloc" => heap::dealloc(ecx, args)?,
        "__rust_realloc" => heap::realloc(ecx, args, dest)?,
        "__rust_no_alloc_shim_is_unstable_v2" | "miri_promise_symbolic_alignment" => {}
        "malloc" => heap::malloc(ecx, args, dest, AllocInit::Uninit)?,
        "calloc" => heap::malloc(ecx, args, dest, AllocInit::Zero)?,
        "free" => heap::free(ecx, args)?,
        "memcmp" => heap::memcmp(ecx, args, dest)?,
        "strlen" => heap::strlen(ecx, args, dest)?,

        "write" | "pwrite" | "pwrite64" => io::write(ecx, args, dest)?,
        "writev" => io::writev(ecx, args, dest)?,
        "read" | "pread" | "pread64" => io::read(ecx, args, dest)?,
        "readv" => io::readv(ecx, args, dest)?,

        "pthread_self" => threads::this(ecx, dest)?,
        "pthread_create" => threads::create(ecx, args, dest)?,
        "pthread_join" => threads::join(ecx, args, dest)?,
        "pthread_key_create" => threads::key_create(ecx, args, dest)?,
        "pthread_setspecific" => threads::set_specific(ecx, args, dest)?,
        "pthread_getspecific" => threads::get_specific(ecx, args, dest)?,
        "sched_yield" => {
            threads::let_others_run(ecx);
            answer(ecx, dest, 0)?;
        }
        "miri_spin_loop" => threads::let_others_run(ecx),

        "clock_gettime" => time::clock_gettime(ecx, args, dest)?,
        "nanosleep" => time::sleep(ecx, &args[0], dest, false)?,
        "clock_nanosleep" => time::sleep(ecx, &args[2], dest, time::is_absolute(ecx, &args[1])?)?,

        "syscall" => system::syscall(ecx, args, dest)?,
        "getrandom" => system::getrandom(ecx, &args[0], &args[1], dest)?,
        "__errno_location" => {
            let errno = errno(ecx)?;
            ecx.write_pointer(errno.ptr(), dest)?;
        }
        // As the first thread's.
        "getpid" => answer(ecx, dest, 1)?,
        "gnu_get_libc_version" => {
            let version = environment::c_string(ecx, b"2.36", environment::OWN)?;
            ecx.write_pointer(version, dest)?;
        }
        "sysconf" => system::sysconf(ecx, args, dest)?,
        "getenv" => environment::get(ecx, args, dest)?,
        "setenv" => environment::set(ecx, args, dest)?,
        "unsetenv" => environment::unset(ecx, args, dest)?,
        "__xpg_strerror_r" => system::strerror(ecx, args, dest)?,
        "sigaction" => system::sigaction(ecx, args, dest)?,
        "dlsym" => ecx.write_pointer(RawPointer::null(), dest)?,
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
        | "isatty" => answer(ecx, dest, 0)?,

        // So that std asks `sysconf`, which has the number at hand, or copies piece by piece.
        "sched_getaffinity" | "sendfile" | "sendfile64" | "copy_file_range" | "splice" => {
            fail(ecx, dest, NOT_HERE)?;
        }

        name if files::call(ecx, name, args, dest)? => {}
        name if math::call(ecx, name, args, dest)? => {}
        name => throw_unsup_format!("{}", missing(name)),
    }
    ecx.return_to_block(ret)?;
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

/// Returns a number, in whatever integer type the function returns.
pub fn answer<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    dest: Dest<'_, 'tcx>,
    number: i64,
) -> InterpResult<'tcx> {
    ecx.write_scalar(Scalar::from_int(number, dest.layout.size), dest)
}

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

pub fn set_errno<'tcx>(ecx: &mut Interpreter<'tcx>, number: i32) -> InterpResult<'tcx> {
    let errno = errno(ecx)?;
    ecx.write_scalar(Scalar::from_i32(number), &errno)
}

/// Fails a call: -1, and why in `errno`.
pub fn fail<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    dest: Dest<'_, 'tcx>,
    number: i32,
) -> InterpResult<'tcx> {
    set_errno(ecx, number)?;
    answer(ecx, dest, -1)
}

/// A field of a struct, by name.
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

/// A function of the reader's own crate with this name for a linker: `#[no_mangle]`, or an allocator.
fn own_symbol<'tcx>(ecx: &mut Interpreter<'tcx>, symbol: Symbol) -> Option<DefId> {
    let tcx = *ecx.tcx;
    let is_function = |kind: &DefKind| kind.is_fn_like();
    *ecx.machine.symbols.entry(symbol).or_insert_with(|| find_own_symbol(tcx, symbol, is_function))
}

/// An item of the reader's own crate with this name for a linker.
pub fn find_own_symbol(
    tcx: TyCtxt<'_>,
    symbol: Symbol,
    is: impl Fn(&DefKind) -> bool,
) -> Option<DefId> {
    let mut own = tcx.hir_body_owners().filter(|&own| is(&tcx.def_kind(own)));
    let found = own.find(|&own| {
        let attributes = tcx.codegen_fn_attrs(own);
        let own_name = || attributes.contains_extern_indicator().then(|| tcx.item_name(own));
        attributes.symbol_name.or_else(own_name) == Some(symbol)
    });
    found.map(|own| own.to_def_id())
}

/// An item by name, up to two modules deep.
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
