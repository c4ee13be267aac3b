//! Where a thread is in the program, in terms of the reader's own code: the
//! functions on its stack, inlined ones included, and what a panic or undefined
//! behaviour tells of them.

use rustc_const_eval::interpret::Frame;
use rustc_middle::mir::TerminatorKind;
use rustc_middle::ty::{Instance, TyCtxt};
use rustc_span::{DUMMY_SP, RemapPathScopeComponents, Span};

use crate::event::{End, Panic};
use crate::machine::{Engine, Stack};
use crate::memory::Owner;
use crate::undefined::Fault;
use crate::unwind::FrameExtra;

/// The panic that the running thread begins to unwind from.
pub fn panic_here<'tcx>(tcx: TyCtxt<'tcx>, machine: &Engine<'tcx>, message: String) -> Panic {
    let stack = &machine.threads.current().stack;
    let mut own = own_calls(stack);
    // A function with `#[track_caller]` passes the blame on to its caller, in std's message too.
    let blamed = own.find(|(instance, _)| !instance.def.requires_caller_location(tcx));
    let place = blamed.map_or(DUMMY_SP, |(_, span)| span);
    Panic { message, place: place_of(tcx, place), backtrace: backtrace(tcx, stack) }
}

/// The end of a run whose running thread has just done what is undefined. `other`
/// is a second place that explains it.
pub fn undefined_behaviour<'tcx>(
    tcx: TyCtxt<'tcx>,
    machine: &Engine<'tcx>,
    fault: Fault,
    message: String,
    other: Option<Span>,
) -> End {
    let stack = &machine.threads.current().stack;
    End::UndefinedBehaviour {
        fault,
        message,
        place: place_of(tcx, user_span(tcx, stack)),
        other: other.map(|span| place_of(tcx, span)),
        backtrace: backtrace(tcx, stack),
    }
}

/// The place in the reader's own crate that a thread has reached. A dummy if none of these
/// frames is of the reader's crate.
pub fn user_span<'tcx>(tcx: TyCtxt<'tcx>, stack: &[Frame<'tcx, Owner, FrameExtra<'tcx>>]) -> Span {
    match own_calls(stack).next() {
        Some((instance, span)) if span.is_dummy() => tcx.def_span(instance.def_id()),
        Some((_, span)) => span,
        None => DUMMY_SP,
    }
}

/// `file:line:column` in the reader's own source; for code that a macro made, of its call.
pub fn place_of(tcx: TyCtxt<'_>, span: Span) -> String {
    let at = tcx.sess.source_map().lookup_char_pos(span.source_callsite().lo());
    let file = at.file.name.display(RemapPathScopeComponents::DIAGNOSTICS);
    format!("{file}:{}:{}", at.line, at.col.0 + 1)
}

/// The functions that a thread is in, innermost first, each with the place it has reached.
pub fn calls_of<'a, 'tcx>(
    stack: &'a [Frame<'tcx, Owner, FrameExtra<'tcx>>],
) -> impl Iterator<Item = (Instance<'tcx>, Span)> + use<'a, 'tcx> {
    stack.iter().rev().flat_map(calls)
}

/// The reader's own functions among them.
fn own_calls<'a, 'tcx>(
    stack: &'a [Frame<'tcx, Owner, FrameExtra<'tcx>>],
) -> impl Iterator<Item = (Instance<'tcx>, Span)> + use<'a, 'tcx> {
    calls_of(stack).filter(|(instance, _)| instance.def_id().is_local())
}

fn backtrace<'tcx>(tcx: TyCtxt<'tcx>, stack: &Stack<'tcx>) -> Vec<String> {
    let line = |(instance, span): (Instance<'tcx>, Span)| {
        format!("{} at {}", tcx.def_path_str(instance.def_id()), place_of(tcx, span))
    };
    own_calls(stack).map(line).collect()
}

/// The functions that a frame is in, innermost first: those inlined into it, then its own.
fn calls<'a, 'tcx>(
    frame: &'a Frame<'tcx, Owner, FrameExtra<'tcx>>,
) -> impl Iterator<Item = (Instance<'tcx>, Span)> + use<'a, 'tcx> {
    let scopes = &frame.body().source_scopes;
    let here = place_in(frame);
    let mut inner = frame.current_source_info().map(|info| (info.scope, here));
    let mut own = Some((frame.instance(), here));
    std::iter::from_fn(move || {
        let Some((scope, span)) = inner else { return own.take() };
        // A block within an inlined function refers to the scope of that function's body.
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

/// What the frame does. Of a call, its own part: of `lock.read()`, the method.
fn place_in<'tcx>(frame: &Frame<'tcx, Owner, FrameExtra<'tcx>>) -> Span {
    let call = frame.current_loc().left().and_then(|at| {
        let block = &frame.body().basic_blocks[at.block];
        let is_end = at.statement_index == block.statements.len();
        match block.terminator().kind {
            TerminatorKind::Call { fn_span, .. } if is_end => Some(fn_span),
            _ => None,
        }
    });
    call.unwrap_or_else(|| frame.current_span())
}
