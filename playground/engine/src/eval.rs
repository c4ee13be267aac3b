//! A run from start to exit: calls std's `lang_start` with `main`, lets threads take
//! turns, and turns every way to end into an `End`.

use rustc_const_eval::interpret::*;
use rustc_hir::LangItem;
use rustc_middle::mir::UnwindAction;
use rustc_middle::throw_machine_stop;
use rustc_middle::ty::{self, Instance, TyCtxt};
use rustc_span::DUMMY_SP;

use crate::event::{End, Event, Holder, Leak, Limit, Teller, WaitReason, Waiting};
use crate::hot;
use crate::locks;
use crate::machine::{Engine, Enter, Interpreter, Stop};
use crate::memory::{Kind, Owner};
use crate::places::{place_of, undefined_behaviour, user_span};
use crate::shims::{self, Library, OWN, before_start};
use crate::std_only::options::{Executor, Options};
use crate::std_only::schedule::{Next, State, ThreadId};
use crate::std_only::system::{
    self, EXIT_CODE, PANICKED, c_string, null_terminated, set_environment,
};
use crate::threads::Thread;
use crate::undefined;
use crate::watch;

/// Nanoseconds that a step takes on the virtual clock, so that a thread that spins until
/// a sleeper wakes gets there.
const STEP: u64 = 10;

/// Runs a checked program to its end.
pub fn run<'tcx>(tcx: TyCtxt<'tcx>, options: &Options, teller: Teller) -> End {
    let env = ty::TypingEnv::fully_monomorphized();
    let mut ecx = InterpCx::new(tcx, DUMMY_SP, env, Engine::new(options, teller));
    teller.tell(&Event::Started { executor: Executor::Interpreted });
    let ended = start(&mut ecx, options).and_then(|result| take_turns(&mut ecx, &result));
    let end = match ended.report_err() {
        Ok(end) => end,
        Err(error) => end_of(&ecx, error),
    };
    watch::tell(&mut ecx);
    let threads = &ecx.machine.threads;
    let returned = threads.running() == ThreadId::MAIN && threads.current().stack.is_empty();
    if returned && threads.is_alone() && matches!(end, End::Exit { .. } | End::Panic(_)) {
        let leaks = leaks(&mut ecx);
        if !leaks.is_empty() {
            teller.tell(&Event::Leaks { leaks: &leaks });
        }
    }
    end
}

/// Puts `lang_start(main, count, arguments, …)` on the main thread's stack; returns the
/// place of its result.
fn start<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    options: &Options,
) -> InterpResult<'tcx, MPlaceTy<'tcx, Owner>> {
    let tcx = *ecx.tcx;
    let env = ty::TypingEnv::fully_monomorphized();
    Library::add_null_static(ecx)?;

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
    let mut words = vec![options.crate_name()];
    words.extend(options.arguments.iter().cloned());
    let program = &mut before_start(ecx);
    let pointers =
        words.iter().map(|word| c_string(program, word.as_bytes(), system::Owner::System));
    let pointers = pointers.collect::<Result<Vec<_>, _>>()?;
    let arguments = null_terminated(program, pointers)?;
    set_environment(program, &options.environment)?;
    let main = ecx.fn_ptr(FnVal::Instance(Instance::mono(tcx, main)));
    let args = vec![
        ImmTy::from_scalar(Scalar::from_pointer(main, ecx), layouts[0]),
        ImmTy::from_int(words.len() as i64, layouts[1]),
        ImmTy::from_scalar(Scalar::from_maybe_pointer(arguments, ecx), layouts[2]),
        // The value of `-Zon-broken-pipe` that leaves SIGPIPE as it is.
        ImmTy::from_uint(2u8, layouts[3]),
    ];
    let code = ecx.allocate(layouts[1], OWN)?;
    ecx.enter(start, args, Some(&code.clone().into()), None, UnwindAction::Continue)?;
    interp_ok(code)
}

/// Runs until the main thread has returned, with its exit code in `code`.
fn take_turns<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    code: &MPlaceTy<'tcx, Owner>,
) -> InterpResult<'tcx, End> {
    loop {
        let Engine { threads, system, .. } = &mut ecx.machine;
        let turn = threads.draw_turn(&mut system.random);
        let mut left = turn;
        while left > 0 && ecx.machine.threads.state() == State::Ready {
            if watch::is_here(ecx) {
                left -= 1;
                watch::step(ecx)?;
                continue;
            }
            left -= hot::run(ecx, left)?;
            if left > 0 {
                left -= 1;
                if !ecx.step()? {
                    break;
                }
            }
        }
        let now = ecx.machine.system.clock + (turn - left) * STEP;
        pass_time(ecx, now)?;
        let threads = &ecx.machine.threads;
        if threads.current().stack.is_empty() && threads.state() == State::Ready {
            if shims::run_key_destructor(ecx)? {
                continue;
            }
            let thread = ecx.machine.threads.running();
            if thread == ThreadId::MAIN {
                let code = ecx.read_scalar(code)?.to_target_isize(ecx)? as i32 & EXIT_CODE;
                let panic = ecx.machine.threads.current_mut().panic.take();
                let panic = panic.filter(|_| code == PANICKED);
                return interp_ok(panic.map_or(End::Exit { code }, End::Panic));
            }
            // A thread's statics die with it.
            let statics = std::mem::take(&mut ecx.machine.threads.current_mut().statics);
            for pointer in statics.into_values() {
                ecx.deallocate_ptr(pointer.into(), None, MemoryKind::Machine(Kind::ThreadLocal))?;
            }
            ecx.machine.threads.finish();
            ecx.machine.teller.tell(&Event::ThreadEnded { thread });
        }
        loop {
            let Engine { threads, system, .. } = &mut ecx.machine;
            match threads.schedule(&mut system.random) {
                Next::Run => break,
                Next::WaitUntil(time) => pass_time(ecx, time)?,
                Next::Deadlock => throw_machine_stop!(Stop(deadlock(ecx))),
            }
        }
    }
}

/// Moves the clock forward, and readies the threads that wanted to wake by then.
fn pass_time<'tcx>(ecx: &mut Interpreter<'tcx>, time: u64) -> InterpResult<'tcx> {
    ecx.machine.system.clock = ecx.machine.system.clock.max(time);
    for thread in ecx.machine.threads.pass_time(ecx.machine.system.clock) {
        // The result and `errno` belong to the waiting thread: a write by the thread that ran
        // last would race with it.
        let ran = ecx.machine.threads.switch_to(thread);
        shims::time_out(ecx)?;
        ecx.machine.threads.switch_to(ran);
    }
    interp_ok(())
}

/// How a run ends that the interpreter gave up.
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
            let freed = freed.and_then(|freed| ecx.machine.allocations.freed_at(freed));
            undefined_behaviour(*ecx.tcx, &ecx.machine, fault, message, freed)
        }
        InterpErrorKind::ResourceExhaustion(_) => End::Limit { limit: Limit::Memory },
        InterpErrorKind::Unsupported(_) | InterpErrorKind::InvalidProgram(_) => {
            End::Unsupported { message, place: place() }
        }
    }
}

/// What each thread waits for, and who could end that.
fn deadlock(ecx: &Interpreter<'_>) -> End {
    let tcx = *ecx.tcx;
    let waiting = ecx.machine.threads.waiting().map(|(number, state, thread)| {
        let (reason, holders) = wait_of(ecx, state, thread).unwrap_or((WaitReason::Sleep, vec![]));
        let holders = holders
            .into_iter()
            .map(|locks::Holder { thread, place }| Holder { thread, place: place_of(tcx, place) });
        let place = place_of(tcx, user_span(tcx, &thread.stack));
        Waiting { thread: number, place, reason, holders: holders.collect() }
    });
    End::Deadlock { waiting: waiting.collect() }
}

/// What a thread in this state waits for, and which threads could end that; none for one that
/// does not wait.
pub fn wait_of<'tcx>(
    ecx: &Interpreter<'tcx>,
    state: State,
    thread: &Thread<'tcx>,
) -> Option<(WaitReason, Vec<locks::Holder>)> {
    let tcx = *ecx.tcx;
    let Engine { threads, locks, .. } = &ecx.machine;
    Some(match state {
        State::Joining(other) => {
            let place = threads.get(other).map_or(DUMMY_SP, |other| user_span(tcx, &other.stack));
            (WaitReason::Join, vec![locks::Holder { thread: other, place }])
        }
        State::Futex { address, .. } => {
            let reason = locks::reason(tcx, &thread.stack);
            (reason, locks.holders(address, reason).to_vec())
        }
        State::Sleeping(_) => (WaitReason::Sleep, vec![]),
        State::Ready | State::Yielding | State::Ended => return None,
    })
}

/// The allocations on the heap that nothing points at any more, by the place that asked for them.
fn leaks(ecx: &mut Interpreter<'_>) -> Vec<Leak> {
    let thread = ecx.machine.threads.current();
    let statics = thread.statics.values().filter_map(|pointer| pointer.provenance.get_alloc_id());
    ecx.machine.roots = statics.collect();
    let mut leaks: Vec<Leak> = vec![];
    for (allocation, _, memory) in ecx.take_leaked_allocations(|ecx| &ecx.machine.roots) {
        let place = ecx.machine.allocations.asked_at(allocation).unwrap_or(DUMMY_SP);
        let (place, bytes) = (place_of(*ecx.tcx, place), memory.size().bytes());
        match leaks.iter_mut().find(|leak| leak.place == place) {
            Some(leak) => (leak.count, leak.bytes) = (leak.count + 1, leak.bytes + bytes),
            None => leaks.push(Leak { place, count: 1, bytes }),
        }
    }
    leaks.sort_by(|one, other| one.place.cmp(&other.place));
    leaks
}
