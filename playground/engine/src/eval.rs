//! A run from start to exit: std's `lang_start` is called with `main`, threads
//! take turns, and every way it can end becomes an `End`.

use rustc_const_eval::interpret::*;
use rustc_hir::LangItem;
use rustc_middle::mir::UnwindAction;
use rustc_middle::throw_machine_stop;
use rustc_middle::ty::print::NoTrimmedGuard;
use rustc_middle::ty::{self, Instance, Ty, TyCtxt};
use rustc_span::{DUMMY_SP, Span};

use crate::event::{End, Event, Holder, Leak, Limit, Panic, WaitReason, Waiting};
use crate::files::Files;
use crate::hot;
use crate::locks;
use crate::machine::{Engine, Enter, Interpreter, Random, Stack, Stop};
use crate::memory::{Addresses, Kind, Owner};
use crate::shims::environment::{Environment, OWN, c_string, null_terminated};
use crate::threads::{Next, State, Threads};
use crate::undefined::{self, Fault};
use crate::unwind::FrameExtra;
use crate::{Options, compile};

/// Nanoseconds that a step takes by the virtual clock: who spins until a sleeper has woken gets there.
const STEP: u64 = 10;

pub fn run<'tcx>(tcx: TyCtxt<'tcx>, options: &Options) -> End {
    let mut random = Random(options.seed);
    let machine = Engine {
        threads: Threads::new(&mut random),
        addresses: Addresses::default(),
        teller: options.teller,
        random,
        clock: options.clock,
        null_static: None,
        keys: vec![],
        foreign: Default::default(),
        codes: Default::default(),
        freed: Default::default(),
        atomically: false,
        steps: 0,
        step_limit: options.steps,
        memory_limit: options.memory,
        thread_limit: options.threads,
        symbols: Default::default(),
        environment: Environment::default(),
        allocated: 0,
        allocated_at: Default::default(),
        roots: vec![],
        locks: Default::default(),
        files: Files::new(options.memory),
        streams: Default::default(),
    };
    let env = ty::TypingEnv::fully_monomorphized();
    let mut ecx = InterpCx::new(tcx, DUMMY_SP, env, machine);
    // rustc shortens paths only where a diagnostic is sure to come of it.
    let _whole_paths = NoTrimmedGuard::new();
    for (file, bytes) in &options.given {
        // The reader's own files have paths that a program can open.
        let _ = ecx.machine.files.give(file, bytes.clone(), options.clock);
    }
    options.teller.tell(&Event::Started);
    let ended = start(&mut ecx, options).and_then(|result| take_turns(&mut ecx, &result));
    let end = match ended.report_err() {
        Ok(end) => end,
        Err(error) => end_of(&ecx, error),
    };
    let returned =
        ecx.machine.threads.current().stack.is_empty() && ecx.machine.threads.running() == 0;
    if returned && ecx.machine.threads.is_alone() && matches!(end, End::Exit { .. } | End::Panic(_))
    {
        let leaks = leaks(&mut ecx);
        if !leaks.is_empty() {
            ecx.machine.teller.tell(&Event::Leaks { leaks: &leaks });
        }
    }
    end
}

/// Puts `lang_start(main, count, arguments, …)` on the main thread's stack; returns where its result will be.
fn start<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    options: &Options,
) -> InterpResult<'tcx, MPlaceTy<'tcx, Owner>> {
    let tcx = *ecx.tcx;
    let env = ty::TypingEnv::fully_monomorphized();
    let word = ecx.layout_of(tcx.types.usize)?;
    let null = ecx.allocate(word, OWN)?;
    ecx.write_scalar(Scalar::from_target_usize(0, ecx), &null)?;
    let (allocation, ..) = ecx.ptr_get_alloc_id(null.ptr(), 0)?;
    ecx.machine.null_static = Some(Pointer::new(Owner(allocation), null.ptr().addr()));

    let (main, _) = tcx.entry_fn(()).expect("a program without `main` does not compile");
    let result =
        tcx.fn_sig(main).instantiate_identity().no_bound_vars().expect("`main` is not generic");
    let start = tcx.require_lang_item(LangItem::Start, DUMMY_SP);
    let start = Instance::try_resolve(tcx, env, start, tcx.mk_args(&[result.output().into()]))
        .ok()
        .flatten()
        .expect("std has `lang_start`");
    let inputs = tcx.fn_sig(start.def_id()).instantiate(tcx, start.args).no_bound_vars();
    let inputs = inputs.expect("`lang_start` is not generic over lifetimes").inputs().to_vec();
    let mut layouts = vec![];
    for input in inputs {
        layouts.push(ecx.layout_of(tcx.normalize_erasing_regions(env, input))?);
    }
    let mut words = vec![compile::crate_name(&options.file)];
    words.extend(options.arguments.iter().cloned());
    let pointers = words.iter().map(|word| c_string(ecx, word.as_bytes(), OWN));
    let pointers = pointers.collect::<InterpResult<'tcx, Vec<_>>>()?;
    let arguments = null_terminated(ecx, &pointers)?;
    Environment::fill(ecx, &options.environment)?;
    let main = ecx.fn_ptr(FnVal::Instance(Instance::mono(tcx, main)));
    let args = vec![
        ImmTy::from_scalar(Scalar::from_pointer(main, ecx), layouts[0]),
        ImmTy::from_int(words.len() as i64, layouts[1]),
        ImmTy::from_scalar(Scalar::from_maybe_pointer(arguments.ptr(), ecx), layouts[2]),
        // SIGPIPE stays as it is.
        ImmTy::from_uint(2u8, layouts[3]),
    ];
    let code = ecx.allocate(layouts[1], OWN)?;
    ecx.enter(start, args, Some(&code.clone().into()), None, UnwindAction::Continue)?;
    interp_ok(code)
}

/// Runs until the main thread returns, its exit code in `code`.
fn take_turns<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    code: &MPlaceTy<'tcx, Owner>,
) -> InterpResult<'tcx, End> {
    loop {
        let Engine { threads, random, .. } = &mut ecx.machine;
        let turn = threads.draw_turn(random);
        let mut left = turn;
        while left > 0 && ecx.machine.threads.current().state == State::Ready {
            left -= hot::run(ecx, left)?;
            if left > 0 {
                left -= 1;
                if !ecx.step()? {
                    break;
                }
            }
        }
        let now = ecx.machine.clock + (turn - left) * STEP;
        pass_time(ecx, now)?;
        let thread = ecx.machine.threads.current();
        if thread.stack.is_empty() && thread.state == State::Ready {
            if run_key_destructor(ecx)? {
                continue;
            }
            let number = ecx.machine.threads.running();
            if number == 0 {
                const PANICKED: i32 = 101;
                let code = ecx.read_scalar(code)?.to_target_isize(ecx)? as i32 & 0xff;
                let panic =
                    ecx.machine.threads.current_mut().panic.take().filter(|_| code == PANICKED);
                return interp_ok(panic.map_or(End::Exit { code }, End::Panic));
            }
            // Its statics die with it.
            for pointer in
                std::mem::take(&mut ecx.machine.threads.current_mut().statics).into_values()
            {
                ecx.deallocate_ptr(pointer.into(), None, MemoryKind::Machine(Kind::ThreadLocal))?;
            }
            ecx.machine.threads.end_current();
            ecx.machine.teller.tell(&Event::ThreadEnded { thread: number });
        }
        loop {
            let Engine { threads, random, .. } = &mut ecx.machine;
            match threads.schedule(random) {
                Next::Run => break,
                Next::WaitUntil(time) => pass_time(ecx, time)?,
                Next::Deadlock => throw_machine_stop!(Stop(deadlock(ecx))),
            }
        }
    }
}

/// Moves the clock, and readies the threads that wanted to wake until then.
fn pass_time<'tcx>(ecx: &mut Interpreter<'tcx>, time: u64) -> InterpResult<'tcx> {
    ecx.machine.clock = ecx.machine.clock.max(time);
    for (thread, result) in ecx.machine.threads.pass_time(ecx.machine.clock) {
        const TIMED_OUT: i32 = 110;
        // Both are the waiting thread's own: a write by the one that ran last would race with it.
        let ran = ecx.machine.threads.switch_to(thread);
        ecx.write_scalar(Scalar::from_int(-1, result.layout.size), &result)?;
        crate::shims::set_errno(ecx, TIMED_OUT)?;
        ecx.machine.threads.switch_to(ran);
    }
    interp_ok(())
}

/// Starts the destructor of one of the thread's pthread keys; false when none is left.
fn run_key_destructor<'tcx>(ecx: &mut Interpreter<'tcx>) -> InterpResult<'tcx, bool> {
    let values = ecx.machine.threads.current().keys.clone();
    for (key, value) in values {
        ecx.machine.threads.current_mut().keys.remove(&key);
        let null = value.to_pointer(ecx)?.addr().bytes() == 0;
        let destructor = ecx.machine.keys[key as usize - 1].filter(|_| !null);
        if let Some(destructor) = destructor {
            let pointer = Ty::new_mut_ptr(*ecx.tcx, ecx.tcx.types.u8);
            let arg = ImmTy::from_scalar(value, ecx.layout_of(pointer)?);
            ecx.enter(destructor, vec![arg], None, None, UnwindAction::Continue)?;
            return interp_ok(true);
        }
    }
    interp_ok(false)
}

fn end_of<'tcx>(ecx: &Interpreter<'tcx>, error: InterpErrorInfo<'tcx>) -> End {
    let place = || place_of(*ecx.tcx, user_span(*ecx.tcx, &ecx.machine.threads.current().stack));
    let kind = error.into_kind();
    let message = kind.to_string();
    match kind {
        InterpErrorKind::MachineStop(stop) => {
            let stop: Box<dyn std::any::Any> = stop;
            stop.downcast::<Stop>().expect("the machine stops in one way").0
        }
        InterpErrorKind::UndefinedBehavior(info) => {
            let (fault, freed) = undefined::sort(&info);
            let freed = freed.and_then(|allocation| ecx.machine.freed.get(&allocation).copied());
            undefined_behaviour(*ecx.tcx, &ecx.machine, fault, message, freed)
        }
        InterpErrorKind::ResourceExhaustion(_) => End::Limit { limit: Limit::Memory },
        InterpErrorKind::Unsupported(_) | InterpErrorKind::InvalidProgram(_) => {
            End::Unsupported { message, place: place() }
        }
    }
}

fn deadlock(ecx: &Interpreter<'_>) -> End {
    let tcx = *ecx.tcx;
    let Engine { threads, locks, .. } = &ecx.machine;
    let holder = |thread, place| Holder { thread, place: place_of(tcx, place) };
    let waiting = threads.waiting().map(|(number, thread)| {
        let (reason, holders) = match thread.state {
            State::Joining(other) => {
                let stands = threads.get(other).map(|other| user_span(tcx, &other.stack));
                (WaitReason::Join, vec![holder(other, stands.unwrap_or(DUMMY_SP))])
            }
            State::Futex { address, .. } => {
                let reason = locks::reason(tcx, &thread.stack);
                let holders = locks.holders(address, reason).iter();
                (
                    reason,
                    holders.map(|&locks::Holder { thread, place }| holder(thread, place)).collect(),
                )
            }
            State::Sleeping(_) | State::Ready | State::Yielding | State::Ended => {
                (WaitReason::Sleep, vec![])
            }
        };
        Waiting {
            thread: number,
            place: place_of(tcx, user_span(tcx, &thread.stack)),
            reason,
            holders,
        }
    });
    End::Deadlock { waiting: waiting.collect() }
}

/// What is left on the heap that nothing points at, by where it was allocated.
fn leaks(ecx: &mut Interpreter<'_>) -> Vec<Leak> {
    let thread = ecx.machine.threads.current();
    let statics = thread.statics.values().filter_map(|pointer| pointer.provenance.get_alloc_id());
    ecx.machine.roots = statics.collect();
    let mut leaks: Vec<Leak> = vec![];
    for (allocation, _, memory) in ecx.take_leaked_allocations(|ecx| &ecx.machine.roots) {
        let place = ecx.machine.allocated_at.get(&allocation).copied().unwrap_or(DUMMY_SP);
        let (place, bytes) = (place_of(*ecx.tcx, place), memory.size().bytes());
        match leaks.iter_mut().find(|leak| leak.place == place) {
            Some(leak) => (leak.count, leak.bytes) = (leak.count + 1, leak.bytes + bytes),
            None => leaks.push(Leak { place, count: 1, bytes }),
        }
    }
    leaks.sort_by(|one, other| one.place.cmp(&other.place));
    leaks
}

/// The panic that the running thread begins to unwind from.
pub fn panic_here<'tcx>(tcx: TyCtxt<'tcx>, machine: &Engine<'tcx>, message: String) -> Panic {
    let stack = &machine.threads.current().stack;
    let mut own = calls_of(stack).filter(|(instance, _)| instance.def_id().is_local());
    // Who passes its caller's place on is not where std says that it panicked.
    let blamed = own.find(|(instance, _)| !instance.def.requires_caller_location(tcx));
    let place = blamed.map_or(DUMMY_SP, |(_, span)| span);
    Panic { message, place: place_of(tcx, place), backtrace: backtrace(tcx, stack) }
}

/// The reader's own functions on a stack, innermost first.
fn backtrace<'tcx>(tcx: TyCtxt<'tcx>, stack: &Stack<'tcx>) -> Vec<String> {
    let own = calls_of(stack).filter(|(instance, _)| instance.def_id().is_local());
    own.map(|(of, at)| format!("{} at {}", tcx.def_path_str(of.def_id()), place_of(tcx, at)))
        .collect()
}

/// The running thread has done what is undefined, where it stands.
pub fn undefined_behaviour<'tcx>(
    tcx: TyCtxt<'tcx>,
    machine: &Engine<'tcx>,
    fault: Fault,
    message: String,
    other: Option<Span>,
) -> End {
    let stack = &machine.threads.current().stack;
    let place_of = |span| place_of(tcx, span);
    End::UndefinedBehaviour {
        fault,
        message,
        place: place_of(user_span(tcx, stack)),
        other: other.map(place_of),
        backtrace: backtrace(tcx, stack),
    }
}

/// Where a thread stands in the reader's own crate; a dummy if these frames are all of others.
pub fn user_span<'tcx>(tcx: TyCtxt<'tcx>, stack: &[Frame<'tcx, Owner, FrameExtra<'tcx>>]) -> Span {
    let own = calls_of(stack).find(|(instance, _)| instance.def_id().is_local());
    own.map_or(
        DUMMY_SP,
        |(of, span)| if span.is_dummy() { tcx.def_span(of.def_id()) } else { span },
    )
}

/// The functions that a thread stands in, innermost first, each with the place.
pub fn calls_of<'a, 'tcx>(
    stack: &'a [Frame<'tcx, Owner, FrameExtra<'tcx>>],
) -> impl Iterator<Item = (Instance<'tcx>, Span)> + use<'a, 'tcx> {
    stack.iter().rev().flat_map(calls)
}

/// The functions that a frame stands in, innermost first: those that were inlined, then its own.
fn calls<'a, 'tcx>(
    frame: &'a Frame<'tcx, Owner, FrameExtra<'tcx>>,
) -> impl Iterator<Item = (Instance<'tcx>, Span)> + use<'a, 'tcx> {
    let scopes = &frame.body().source_scopes;
    let mut inner = frame.current_source_info().map(|info| (info.scope, info.span));
    let mut own = Some((frame.instance(), frame.current_span()));
    std::iter::from_fn(move || {
        let Some((scope, span)) = inner else { return own.take() };
        // A block within an inlined function knows the scope of that function's body.
        let scope = &scopes[scope];
        let body = match scope.inlined {
            Some(_) => Some(scope),
            None => scope.inlined_parent_scope.map(|parent| &scopes[parent]),
        };
        let Some((body, (callee, call))) = body.and_then(|body| Some((body, body.inlined?))) else {
            inner = None;
            own = own.map(|(instance, _)| (instance, span));
            return own.take();
        };
        inner = body.parent_scope.map(|scope| (scope, call));
        Some((callee, span))
    })
}

/// `file:line:column` of the reader's own text, also inside a macro.
fn place_of(tcx: TyCtxt<'_>, span: Span) -> String {
    let at = tcx.sess.source_map().lookup_char_pos(span.source_callsite().lo());
    let file = at.file.name.display(rustc_span::RemapPathScopeComponents::DIAGNOSTICS);
    format!("{file}:{}:{}", at.line, at.col.0 + 1)
}
