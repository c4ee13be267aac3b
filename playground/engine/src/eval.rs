//! A run from start to exit: std's `lang_start` is called with `main`, threads
//! take turns, and every way it can end becomes an `End`.

use rustc_const_eval::interpret::*;
use rustc_hir::LangItem;
use rustc_middle::mir::UnwindAction;
use rustc_middle::ty::{self, Instance, Ty, TyCtxt};
use rustc_middle::throw_machine_stop;
use rustc_middle::ty::print::NoTrimmedGuard;
use rustc_span::{DUMMY_SP, Span};

use crate::{Options, compile};
use crate::event::{End, Event, Limit, Waiting};
use crate::hot;
use crate::machine::{Engine, Enter, Interpreter, Random, Stop};
use crate::memory::{Addresses, Kind, Owner};
use crate::shims::environment::{Environment, c_string, null_terminated};
use crate::threads::{Next, State, Threads};
use crate::undefined::{self, Fault};
use crate::unwind::FrameExtra;

/// A program starts on 1 January 2026, 00:00 UTC.
const START_OF_TIME: u64 = 1_767_225_600_000_000_000;
/// Steps that a thread runs before another may, at the most.
const LONGEST_TURN: u64 = 200;

pub fn run<'tcx>(tcx: TyCtxt<'tcx>, options: &Options) -> End {
    let machine = Engine {
        threads: Threads::new(),
        addresses: Addresses::default(),
        teller: options.teller,
        random: Random(options.seed),
        clock: START_OF_TIME,
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
    };
    let env = ty::TypingEnv::fully_monomorphized();
    let mut ecx = InterpCx::new(tcx, DUMMY_SP, env, machine);
    // rustc shortens paths only where a diagnostic is sure to come of it.
    let _whole_paths = NoTrimmedGuard::new();
    let ended = start(&mut ecx, options).and_then(|result| take_turns(&mut ecx, &result));
    match ended.report_err() {
        Ok(code) => End::Exit { code },
        Err(error) => end_of(&ecx, error),
    }
}

/// Puts `lang_start(main, count, arguments, …)` on the main thread's stack; returns where its result will be.
fn start<'tcx>(ecx: &mut Interpreter<'tcx>, options: &Options) -> InterpResult<'tcx, MPlaceTy<'tcx, Owner>> {
    let tcx = *ecx.tcx;
    let env = ty::TypingEnv::fully_monomorphized();
    let word = ecx.layout_of(tcx.types.usize)?;
    let null = ecx.allocate(word, MemoryKind::Machine(Kind::Machine))?;
    ecx.write_scalar(Scalar::from_target_usize(0, ecx), &null)?;
    let (allocation, ..) = ecx.ptr_get_alloc_id(null.ptr(), 0)?;
    ecx.machine.null_static = Some(Pointer::new(Owner(allocation), null.ptr().addr()));

    let (main, _) = tcx.entry_fn(()).expect("a program without `main` does not compile");
    let result = tcx.fn_sig(main).instantiate_identity().no_bound_vars().expect("`main` is not generic");
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
    let pointers = words.iter().map(|word| c_string(ecx, word.as_bytes()));
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
    let code = ecx.allocate(layouts[1], MemoryKind::Machine(Kind::Machine))?;
    ecx.enter(start, args, Some(&code.clone().into()), None, UnwindAction::Continue)?;
    interp_ok(code)
}

/// Runs until the main thread returns; its exit code.
fn take_turns<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    code: &MPlaceTy<'tcx, Owner>,
) -> InterpResult<'tcx, i32> {
    loop {
        let mut turn = 1 + ecx.machine.random.next() % LONGEST_TURN;
        while turn > 0 && ecx.machine.threads.current().state == State::Ready {
            turn -= hot::run(ecx, turn)?;
            if turn > 0 {
                turn -= 1;
                if !ecx.step()? {
                    break;
                }
            }
        }
        let thread = ecx.machine.threads.current();
        if thread.stack.is_empty() && thread.state == State::Ready {
            if run_key_destructor(ecx)? {
                continue;
            }
            let number = ecx.machine.threads.running();
            if number == 0 {
                return interp_ok(ecx.read_scalar(code)?.to_target_isize(ecx)? as i32 & 0xff);
            }
            // Its statics die with it.
            for pointer in std::mem::take(&mut ecx.machine.threads.current_mut().statics).into_values() {
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

/// Moves the clock to when the next thread wants to wake.
fn pass_time<'tcx>(ecx: &mut Interpreter<'tcx>, time: u64) -> InterpResult<'tcx> {
    ecx.machine.clock = ecx.machine.clock.max(time);
    for result in ecx.machine.threads.pass_time(time) {
        const TIMED_OUT: i32 = 110;
        ecx.write_scalar(Scalar::from_int(-1, result.layout.size), &result)?;
        crate::shims::set_errno(ecx, TIMED_OUT)?;
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
    let waiting = ecx.machine.threads.waiting().map(|(thread, state, reason)| Waiting {
        thread,
        place: place_of(*ecx.tcx, user_span(*ecx.tcx, &state.stack)),
        reason,
    });
    End::Deadlock { waiting: waiting.collect() }
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
    let frames = stack.iter().rev().flat_map(calls).filter(|(instance, _)| instance.def_id().is_local());
    End::UndefinedBehaviour {
        fault,
        message,
        place: place_of(user_span(tcx, stack)),
        other: other.map(place_of),
        backtrace: frames.map(|(of, at)| format!("{} at {}", tcx.def_path_str(of.def_id()), place_of(at))).collect(),
    }
}

/// Where a thread stands in the reader's own crate; a dummy if these frames are all of others.
pub fn user_span<'tcx>(tcx: TyCtxt<'tcx>, stack: &[Frame<'tcx, Owner, FrameExtra<'tcx>>]) -> Span {
    let mut calls = stack.iter().rev().flat_map(calls);
    let own = calls.find(|(instance, _)| instance.def_id().is_local());
    own.map_or(DUMMY_SP, |(of, span)| if span.is_dummy() { tcx.def_span(of.def_id()) } else { span })
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
