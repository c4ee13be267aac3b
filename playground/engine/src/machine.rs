//! The machine that a program runs on. rustc's interpreter asks its `Machine` about
//! everything that the language leaves to an implementation.

use std::borrow::Cow;
use std::rc::Rc;

use rustc_abi::{Align, Size};
use rustc_const_eval::interpret::*;
use rustc_data_structures::fx::FxHashMap;
use rustc_hir::LangItem;
use rustc_hir::def_id::DefId;
use rustc_middle::mir::{self, BasicBlock, BinOp, UnwindAction};
use rustc_middle::query::TyCtxtAt;
use rustc_middle::ty::layout::TyAndLayout;
use rustc_middle::ty::{self, Instance, Ty, TyCtxt};
use rustc_middle::{throw_machine_stop, throw_ub_format, throw_unsup_format};
use rustc_span::{DUMMY_SP, Span};
use rustc_target::callconv::FnAbi;

use crate::event::{End, Limit, Teller};
use crate::hot::{Code, compare};
use crate::locks::Locks;
use crate::memory::{Allocations, Boxes, Kind, Owner};
use crate::places::{undefined_behaviour, user_span};
use crate::shims::Library;
use crate::std_only::files::Files;
use crate::std_only::options::Options;
use crate::std_only::races::{Access, Act, History};
use crate::std_only::system::System;
use crate::threads::{Thread, Threads};
use crate::undefined::Fault;
use crate::unwind::FrameExtra;
use crate::watch::Watch;
use crate::{intrinsics, shims, unwind};

/// rustc's interpreter on this machine.
pub type Interpreter<'tcx> = InterpCx<'tcx, Engine<'tcx>>;
/// A pointer that may be a mere address.
pub type RawPointer = Pointer<Option<Owner>>;
/// What an allocation remembers of its accesses, to find races.
pub type Accesses = History<Span>;
/// The frames of a thread, innermost last.
pub type Stack<'tcx> = Vec<Frame<'tcx, Owner, FrameExtra<'tcx>>>;

/// How many frames a stack may have: more than any program that ends. Each costs about 1 KB here.
const FRAME_LIMIT: usize = 100_000;

/// The machine that a program runs on.
pub struct Engine<'tcx> {
    pub threads: Threads<'tcx>,
    pub allocations: Allocations,
    pub locks: Locks,
    pub system: System<RawPointer>,
    pub library: Library,
    pub teller: Teller,
    /// Set while the run is watched.
    pub watch: Option<Watch<'tcx>>,
    /// Whether an access now is part of an atomic operation.
    pub atomically: bool,
    /// Allocations that may point at memory that has not leaked, besides globals.
    pub roots: Vec<AllocId>,
    thread_limit: usize,
    /// Basic blocks executed so far, and how many may be.
    steps: u64,
    step_limit: u64,
    codes: FxHashMap<Instance<'tcx>, Rc<Code<'tcx>>>,
}

/// Ends the run from wherever the interpreter is.
#[derive(Debug)]
pub struct Stop(pub End);

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl MachineStopType for Stop {}

impl<'tcx> Machine<'tcx> for Engine<'tcx> {
    type MemoryKind = Kind;
    type Provenance = Owner;
    type ProvenanceExtra = ();
    type ExtraFnVal = !;
    type FrameExtra = FrameExtra<'tcx>;
    type AllocExtra = Accesses;
    type Bytes = Box<[u8]>;
    type MemoryMap = Boxes<AllocId, (MemoryKind<Kind>, Allocation<Owner, Accesses, Box<[u8]>>)>;

    const GLOBAL_KIND: Option<Kind> = Some(Kind::Global);
    const PANIC_ON_ALLOC_FAIL: bool = false;

    fn enforce_alignment(_: &Interpreter<'tcx>) -> bool {
        true
    }

    fn enforce_validity(_: &Interpreter<'tcx>, _: TyAndLayout<'tcx>) -> bool {
        true
    }

    fn ignore_optional_overflow_checks(ecx: &Interpreter<'tcx>) -> bool {
        !ecx.tcx.sess.overflow_checks()
    }

    fn find_mir_or_eval_fn(
        ecx: &mut Interpreter<'tcx>,
        instance: Instance<'tcx>,
        _abi: &FnAbi<'tcx, Ty<'tcx>>,
        args: &[FnArg<'tcx, Owner>],
        dest: &PlaceTy<'tcx, Owner>,
        ret: Option<BasicBlock>,
        unwind: UnwindAction,
    ) -> InterpResult<'tcx, Option<(&'tcx mir::Body<'tcx>, Instance<'tcx>)>> {
        if let ty::InstanceKind::Item(def) = instance.def
            && ecx.machine.library.is_foreign(*ecx.tcx, def)
        {
            let args = Self::copied(args);
            return shims::call(ecx, def, &args, dest, ret, unwind);
        }
        interp_ok(Some((ecx.load_mir(instance.def, None)?, instance)))
    }

    fn call_extra_fn(
        _: &mut Interpreter<'tcx>,
        function: !,
        _: &FnAbi<'tcx, Ty<'tcx>>,
        _: &[FnArg<'tcx, Owner>],
        _: &PlaceTy<'tcx, Owner>,
        _: Option<BasicBlock>,
        _: UnwindAction,
    ) -> InterpResult<'tcx> {
        function
    }

    fn call_intrinsic(
        ecx: &mut Interpreter<'tcx>,
        instance: Instance<'tcx>,
        args: &[OpTy<'tcx, Owner>],
        dest: &PlaceTy<'tcx, Owner>,
        ret: Option<BasicBlock>,
        unwind: UnwindAction,
    ) -> InterpResult<'tcx, Option<Instance<'tcx>>> {
        if ecx.eval_intrinsic(instance, args, dest, ret)? {
            return interp_ok(None);
        }
        intrinsics::call(ecx, instance, args, dest, ret, unwind)
    }

    fn check_fn_target_features(_: &Interpreter<'tcx>, _: Instance<'tcx>) -> InterpResult<'tcx> {
        interp_ok(())
    }

    fn assert_panic(
        ecx: &mut Interpreter<'tcx>,
        message: &mir::AssertMessage<'tcx>,
        unwind: UnwindAction,
    ) -> InterpResult<'tcx> {
        let (item, args) = match message {
            mir::AssertKind::BoundsCheck { len, index } => {
                let index = ecx.read_immediate(&ecx.eval_operand(index, None)?)?;
                let len = ecx.read_immediate(&ecx.eval_operand(len, None)?)?;
                (LangItem::PanicBoundsCheck, vec![index, len])
            }
            mir::AssertKind::MisalignedPointerDereference { required, found } => {
                let required = ecx.read_immediate(&ecx.eval_operand(required, None)?)?;
                let found = ecx.read_immediate(&ecx.eval_operand(found, None)?)?;
                (LangItem::PanicMisalignedPointerDereference, vec![required, found])
            }
            mir::AssertKind::InvalidEnumConstruction(source) => {
                let source = ecx.read_immediate(&ecx.eval_operand(source, None)?)?;
                (message.panic_function(), vec![source])
            }
            other => (other.panic_function(), vec![]),
        };
        let function = Instance::mono(*ecx.tcx, ecx.tcx.require_lang_item(item, DUMMY_SP));
        ecx.enter(function, args, None, None, unwind)
    }

    fn panic_nounwind(ecx: &mut Interpreter<'tcx>, message: &str) -> InterpResult<'tcx> {
        let tcx = *ecx.tcx;
        let function =
            Instance::mono(tcx, tcx.require_lang_item(LangItem::PanicNounwind, DUMMY_SP));
        let text = ecx.allocate_str_dedup(message)?;
        let layout =
            ecx.layout_of(Ty::new_imm_ref(tcx, tcx.lifetimes.re_erased, tcx.types.str_))?;
        let text = ImmTy::from_immediate(text.to_ref(ecx), layout);
        ecx.enter(function, vec![text], None, None, UnwindAction::Unreachable)
    }

    fn unwind_terminate(
        ecx: &mut Interpreter<'tcx>,
        reason: mir::UnwindTerminateReason,
    ) -> InterpResult<'tcx> {
        let function =
            Instance::mono(*ecx.tcx, ecx.tcx.require_lang_item(reason.lang_item(), DUMMY_SP));
        ecx.enter(function, vec![], None, None, UnwindAction::Unreachable)
    }

    fn binary_ptr_op(
        ecx: &Interpreter<'tcx>,
        op: BinOp,
        left: &ImmTy<'tcx, Owner>,
        right: &ImmTy<'tcx, Owner>,
    ) -> InterpResult<'tcx, ImmTy<'tcx, Owner>> {
        // An address and, for a wide pointer, its metadata.
        let words = |value: &ImmTy<'tcx, Owner>| -> InterpResult<'tcx, (u64, u64)> {
            interp_ok(match **value {
                Immediate::Scalar(word) => (word.to_pointer(ecx)?.addr().bytes(), 0),
                Immediate::ScalarPair(word, meta) => {
                    (word.to_pointer(ecx)?.addr().bytes(), meta.to_pointer(ecx)?.addr().bytes())
                }
                Immediate::Uninit => {
                    throw_ub_format!("a pointer that was never written is compared")
                }
            })
        };
        let (a, b) = (words(left)?, words(right)?);
        if let Some(truth) = compare(op, a, b) {
            return interp_ok(ImmTy::from_bool(truth, *ecx.tcx));
        }
        // An atomic of pointer size does arithmetic on integers that still carry provenance.
        let pointer = left.to_scalar().to_pointer(ecx)?;
        let address = match op {
            BinOp::BitAnd => a.0 & b.0,
            BinOp::BitOr => a.0 | b.0,
            BinOp::BitXor => a.0 ^ b.0,
            BinOp::Add => a.0.wrapping_add(b.0),
            BinOp::Sub => a.0.wrapping_sub(b.0),
            _ => throw_unsup_format!("{op:?} of pointers"),
        };
        let pointer = Pointer::new(pointer.provenance, Size::from_bytes(address));
        interp_ok(ImmTy::from_scalar(Scalar::from_maybe_pointer(pointer, ecx), left.layout))
    }

    fn float_fuse_mul_add(_: &Interpreter<'tcx>) -> bool {
        true
    }

    fn runtime_checks(
        ecx: &Interpreter<'tcx>,
        checks: mir::RuntimeChecks,
    ) -> InterpResult<'tcx, bool> {
        interp_ok(checks.value(ecx.tcx.sess))
    }

    fn before_terminator(ecx: &mut Interpreter<'tcx>) -> InterpResult<'tcx> {
        ecx.machine.steps += 1;
        if ecx.machine.steps > ecx.machine.step_limit {
            throw_machine_stop!(Stop(End::Limit { limit: Limit::Steps }));
        }
        interp_ok(())
    }

    fn thread_local_static_pointer(
        ecx: &mut Interpreter<'tcx>,
        def: DefId,
    ) -> InterpResult<'tcx, Pointer<Owner>> {
        if let Some(&pointer) = ecx.machine.threads.current().statics.get(&def) {
            return interp_ok(pointer);
        }
        let initial = ecx.ctfe_query(|tcx| tcx.eval_static_initializer(def))?;
        let mut own = own_copy(ecx, initial.inner())?;
        own.mutability = rustc_ast::Mutability::Mut;
        let pointer = ecx.insert_allocation(own, MemoryKind::Machine(Kind::ThreadLocal))?;
        ecx.machine.threads.current_mut().statics.insert(def, pointer);
        interp_ok(pointer)
    }

    fn extern_static_pointer(
        ecx: &Interpreter<'tcx>,
        def: DefId,
    ) -> InterpResult<'tcx, Pointer<Owner>> {
        shims::static_pointer(ecx, def)
    }

    fn ptr_from_addr_cast(ecx: &Interpreter<'tcx>, address: u64) -> InterpResult<'tcx, RawPointer> {
        let owner = ecx.machine.allocations.addresses.exposed_at(address).map(Owner);
        interp_ok(Pointer::new(owner, Size::from_bytes(address)))
    }

    fn expose_provenance(ecx: &Interpreter<'tcx>, owner: Owner) -> InterpResult<'tcx> {
        let info = ecx.get_alloc_info(owner.0);
        ecx.machine.allocations.addresses.expose(owner.0, info.size.bytes());
        interp_ok(())
    }

    fn before_memory_deallocation(
        tcx: TyCtxtAt<'tcx>,
        machine: &mut Self,
        accesses: &mut Accesses,
        _: RawPointer,
        (allocation, _): (AllocId, ()),
        size: Size,
        align: Align,
        _: MemoryKind<Kind>,
    ) -> InterpResult<'tcx> {
        machine.enter(*tcx, accesses, alloc_range(Size::ZERO, size), Act::Free)?;
        let place = machine.near_span(*tcx);
        machine.allocations.free(allocation, size, align, place);
        interp_ok(())
    }

    fn before_memory_read(
        tcx: TyCtxtAt<'tcx>,
        machine: &Self,
        accesses: &Accesses,
        _: RawPointer,
        _: (AllocId, ()),
        range: AllocRange,
    ) -> InterpResult<'tcx> {
        machine.enter(*tcx, accesses, range, Act::Read)
    }

    fn before_memory_write(
        tcx: TyCtxtAt<'tcx>,
        machine: &mut Self,
        accesses: &mut Accesses,
        _: RawPointer,
        _: (AllocId, ()),
        range: AllocRange,
    ) -> InterpResult<'tcx> {
        machine.enter(*tcx, accesses, range, Act::Write)
    }

    fn ptr_get_alloc(
        ecx: &Interpreter<'tcx>,
        pointer: Pointer<Owner>,
        _size: i64,
    ) -> Option<(AllocId, Size, ())> {
        let (owner, address) = pointer.into_raw_parts();
        // A freed allocation has no address any more. The interpreter reports that it dangles.
        let base = ecx.machine.allocations.addresses.of(owner.0).unwrap_or(address.bytes());
        Some((owner.0, Size::from_bytes(address.bytes().wrapping_sub(base)), ()))
    }

    fn adjust_alloc_root_pointer(
        ecx: &Interpreter<'tcx>,
        pointer: Pointer,
        _kind: Option<MemoryKind<Kind>>,
    ) -> InterpResult<'tcx, Pointer<Owner>> {
        let (provenance, offset) = pointer.into_raw_parts();
        let allocation = provenance.alloc_id();
        let base = ecx.machine.allocations.addresses.of(allocation).unwrap_or_else(|| {
            let info = ecx.get_alloc_info(allocation);
            ecx.machine.allocations.addresses.place_on_heap(
                allocation,
                info.size.bytes(),
                info.align.bytes(),
            )
        });
        interp_ok(Pointer::new(
            Owner(allocation),
            Size::from_bytes(base.wrapping_add(offset.bytes())),
        ))
    }

    fn adjust_global_allocation<'b>(
        ecx: &Interpreter<'tcx>,
        _id: AllocId,
        allocation: &'b Allocation,
    ) -> InterpResult<'tcx, Cow<'b, Allocation<Owner, Accesses, Box<[u8]>>>> {
        interp_ok(Cow::Owned(own_copy(ecx, allocation)?.with_extra(Accesses::default())))
    }

    fn init_local_allocation(
        ecx: &Interpreter<'tcx>,
        allocation: AllocId,
        kind: MemoryKind<Kind>,
        size: Size,
        align: Align,
    ) -> InterpResult<'tcx, Accesses> {
        let addresses = &ecx.machine.allocations.addresses;
        let (size, align) = (size.bytes(), align.bytes());
        if kind == MemoryKind::Stack {
            addresses.place_on_stack(allocation, ecx.machine.threads.running(), size, align);
        } else {
            addresses.place_on_heap(allocation, size, align);
        }
        interp_ok(Accesses::default())
    }

    fn init_frame(
        ecx: &mut Interpreter<'tcx>,
        mut frame: Frame<'tcx, Owner>,
    ) -> InterpResult<'tcx, Frame<'tcx, Owner, FrameExtra<'tcx>>> {
        if ecx.machine.threads.current().stack.len() >= FRAME_LIMIT {
            throw_machine_stop!(Stop(End::Limit { limit: Limit::Stack }));
        }
        let codes = &mut ecx.machine.codes;
        let code = codes.entry(frame.instance()).or_insert_with(|| Code::new(frame.body())).clone();
        code.enter(&mut frame.locals);
        let tcx = *ecx.tcx;
        let watch = ecx.machine.watch.as_mut();
        let watched = watch.and_then(|watch| watch.enter(tcx, frame.instance()));
        interp_ok(frame.with_extra(FrameExtra::new(code, watched)))
    }

    fn stack<'a>(ecx: &'a Interpreter<'tcx>) -> &'a [Frame<'tcx, Owner, FrameExtra<'tcx>>] {
        &ecx.machine.threads.current().stack
    }

    fn stack_mut<'a>(ecx: &'a mut Interpreter<'tcx>) -> &'a mut Stack<'tcx> {
        &mut ecx.machine.threads.current_mut().stack
    }

    fn after_stack_pop(
        ecx: &mut Interpreter<'tcx>,
        frame: Frame<'tcx, Owner, FrameExtra<'tcx>>,
        unwinding: bool,
    ) -> InterpResult<'tcx, ReturnAction> {
        unwind::after_pop(ecx, frame, unwinding)
    }

    fn get_global_alloc_salt(_: &Interpreter<'tcx>, _: Option<Instance<'tcx>>) -> usize {
        0
    }

    fn get_default_alloc_params(&self) {}
}

/// The memory of a constant, as this machine keeps it.
fn own_copy<'tcx>(
    ecx: &Interpreter<'tcx>,
    allocation: &Allocation,
) -> InterpResult<'tcx, Allocation<Owner, (), Box<[u8]>>> {
    allocation.adjust_from_tcx(
        &*ecx.tcx,
        |bytes, _| interp_ok(Box::from(bytes)),
        |pointer| ecx.global_root_pointer(pointer),
    )
}

impl<'tcx> Engine<'tcx> {
    /// A machine on which nothing runs yet, with the files that the options give.
    pub fn new(options: &Options, teller: Teller) -> Self {
        let mut files = Files::new(options.memory);
        for (file, bytes) in &options.given {
            // The reader's own files may have paths that no program could open.
            let _ = files.give(file, bytes.clone(), options.clock);
        }
        let mut system = System::new(files, options.seed, options.clock);
        Engine {
            threads: Threads::new(Thread::default(), &mut system.random),
            allocations: Allocations::new(options.memory),
            locks: Locks::default(),
            system,
            library: Library::default(),
            teller,
            watch: options.watch.map(Watch::new),
            atomically: false,
            roots: vec![],
            thread_limit: options.threads,
            steps: 0,
            step_limit: options.steps,
            codes: FxHashMap::default(),
        }
    }

    /// The place in the reader's own code that the running thread has reached, if it is in one
    /// of the inner frames: looking through them all would cost too much at every access.
    pub fn near_span(&self, tcx: TyCtxt<'tcx>) -> Span {
        const NEAR: usize = 32;
        let stack = &self.threads.current().stack;
        user_span(tcx, &stack[stack.len().saturating_sub(NEAR)..])
    }

    /// Records an access of the running thread; fails if it races with an earlier one.
    fn enter(
        &self,
        tcx: TyCtxt<'tcx>,
        accesses: &Accesses,
        range: AllocRange,
        act: Act,
    ) -> InterpResult<'tcx> {
        if self.threads.started() == 1 || range.size == Size::ZERO {
            return interp_ok(());
        }
        let access = Access { act, atomic: self.atomically };
        let bytes = range.start.bytes()..range.end().bytes();
        let clock = &self.threads.current().knowledge.clock;
        let span = self.near_span(tcx);
        let race = accesses.enter(bytes, access, self.threads.running(), clock, span);
        let Some((past, place)) = race else { return interp_ok(()) };
        let (past, now) = (past.noun(), access.noun());
        let message = format!("{past} and {now}, in two threads, and nothing orders them");
        let end = undefined_behaviour(tcx, self, Fault::DataRace, message, Some(place));
        throw_machine_stop!(Stop(end));
    }

    fn copied(args: &[FnArg<'tcx, Owner>]) -> Vec<OpTy<'tcx, Owner>> {
        Interpreter::copy_fn_args(args)
    }

    /// Counts memory that the program asks for, before it is allocated.
    pub fn reserve(&mut self, size: Size) -> InterpResult<'tcx> {
        if !self.allocations.reserve(size) {
            throw_machine_stop!(Stop(End::Limit { limit: Limit::Memory }));
        }
        interp_ok(())
    }

    /// Fails if the program may not start another thread.
    pub fn reserve_thread(&self) -> InterpResult<'tcx> {
        if self.threads.started() >= self.thread_limit {
            throw_machine_stop!(Stop(End::Limit { limit: Limit::Threads }));
        }
        interp_ok(())
    }
}

/// Calls that the machine itself makes.
pub trait Enter<'tcx> {
    /// Puts a frame for `function` on the running thread's stack. Without `dest` its result is
    /// discarded.
    fn enter(
        &mut self,
        function: Instance<'tcx>,
        args: Vec<ImmTy<'tcx, Owner>>,
        dest: Option<&PlaceTy<'tcx, Owner>>,
        ret: Option<BasicBlock>,
        unwind: UnwindAction,
    ) -> InterpResult<'tcx>;
}

impl<'tcx> Enter<'tcx> for Interpreter<'tcx> {
    fn enter(
        &mut self,
        function: Instance<'tcx>,
        args: Vec<ImmTy<'tcx, Owner>>,
        dest: Option<&PlaceTy<'tcx, Owner>>,
        ret: Option<BasicBlock>,
        unwind: UnwindAction,
    ) -> InterpResult<'tcx> {
        let first = self.machine.threads.current().stack.is_empty();
        let then = if first {
            ReturnContinuation::Stop { cleanup: true }
        } else {
            ReturnContinuation::Goto { ret, unwind }
        };
        let abi = self.fn_abi_of_instance_no_deduced_attrs(function, ty::List::empty())?;
        let body = self.load_mir(function.def, None)?;
        let args: Vec<_> = args.into_iter().map(|arg| FnArg::Copy(arg.into())).collect();
        let dropped: PlaceTy<'tcx, Owner>;
        let dest = match dest {
            Some(dest) => dest,
            None => {
                let layout = abi.ret.layout;
                dropped = if layout.is_zst() || layout.ty.is_never() {
                    MPlaceTy::fake_alloc_zst(layout).into()
                } else {
                    self.allocate(layout, MemoryKind::Machine(Kind::Machine))?.into()
                };
                &dropped
            }
        };
        let caller_location = function.def.requires_caller_location(*self.tcx);
        self.init_stack_frame(function, body, abi, &args, caller_location, dest, then)
    }
}
