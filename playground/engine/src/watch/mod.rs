//! Watching a run: before each line of the reader's own code, and each drop, the threads, calls
//! and blocks of memory are told, as far as they changed. `playground/memory` draws them.
//!
//! What a place holds is read from memory (`value.rs`). That a variable was moved out of or has
//! no value yet can't be read there, so the statements of the reader's own functions are looked
//! at one by one, and each of their frames keeps that of its variables (`variables.rs`).

mod changes;
mod value;
mod variables;

use rustc_const_eval::interpret::*;
use rustc_data_structures::fx::{FxHashMap, FxHashSet};
use rustc_hir::def::DefKind;
use rustc_hir::def_id::{CRATE_DEF_ID, DefId};
use rustc_middle::mir::interpret::GlobalAlloc;
use rustc_middle::mir::{
    Place, ProjectionElem, Rvalue, SourceScope, StatementKind, TerminatorKind, VarDebugInfoContents,
};
use rustc_middle::ty::{Instance, InstanceKind, TyCtxt, TypingEnv};
use rustc_span::Span;
use serde::Serialize;
use serde_json::Value as Json;

use crate::eval::wait_of;
use crate::event::{Event, WaitReason};
use crate::machine::{Engine, Interpreter};
use crate::memory::{Kind, Owner};
use crate::std_only::schedule::{State, ThreadId};
use crate::threads::Thread;
use crate::unwind::FrameExtra;

use changes::LastTold;
use value::{Contents, Reader, Told, Types, Value, type_name};
use variables::{VariableState, Variables, name_of};

/// How many steps one run tells; `playground/memory` knows it too.
const MOST_STEPS: u64 = 10_000;
/// How many blocks are told at a step.
const MOST_BLOCKS: usize = 200;
/// Of a deep stack, so many calls are told at its bottom and at its top.
const OUTER_CALLS: usize = 8;
const INNER_CALLS: usize = 24;

/// What is kept while a run is watched.
pub struct Watch<'tcx> {
    /// The first step that is told; those before it are only counted.
    first: u64,
    steps: u64,
    frames: u64,
    acts: Vec<Act>,
    types: Types,
    /// What each living block holds, as the last owner said that was seen.
    contents: FxHashMap<AllocId, Contents<'tcx>>,
    /// What was told of each thread, frame and block: only what has changed is told again.
    told_threads: LastTold,
    told_frames: LastTold,
    told_blocks: LastTold,
}

/// What an own function's frame has while it is watched.
pub struct Watched {
    id: u64,
    /// The line of its last step; 0 before the first one.
    line: usize,
    variables: Variables,
}

/// A step, as `playground/memory/step.ts` describes it.
#[derive(Serialize)]
pub struct Step {
    number: u64,
    thread: ThreadId,
    threads: Vec<Json>,
    frames: Vec<Json>,
    blocks: Vec<Json>,
    left: Vec<u64>,
    freed: Vec<u64>,
    acts: Vec<Act>,
    hidden: usize,
}

#[derive(Serialize)]
struct ThreadState {
    id: ThreadId,
    name: Option<String>,
    state: &'static str,
    reason: Option<WaitReason>,
    holders: Vec<ThreadId>,
    frames: Vec<u64>,
    skipped: usize,
}

#[derive(Serialize)]
struct Call {
    id: u64,
    function: String,
    line: usize,
    locals: Vec<Variable>,
}

#[derive(Serialize)]
struct Variable {
    name: String,
    state: VariableState,
    value: Value,
}

#[derive(Serialize)]
struct Block {
    id: u64,
    kind: &'static str,
    name: Option<String>,
    address: u64,
    size: u64,
    strong: Option<u64>,
    weak: Option<u64>,
    value: Value,
}

/// What the reader's own code did between two steps.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Act {
    Move { frame: u64, name: String, to: Option<String> },
    Drop { frame: u64, name: String },
}

type Frame<'tcx> = rustc_const_eval::interpret::Frame<'tcx, Owner, FrameExtra<'tcx>>;

impl<'tcx> Watch<'tcx> {
    pub fn new(first: u64) -> Self {
        Watch {
            first,
            steps: 0,
            frames: 0,
            acts: vec![],
            types: Types::default(),
            contents: FxHashMap::default(),
            told_threads: LastTold::default(),
            told_frames: LastTold::default(),
            told_blocks: LastTold::default(),
        }
    }

    /// What the frame of this function has, if it is one that the reader wrote into the main file:
    /// a line says nothing of its file. What a derive or a macro wrote has no lines to show.
    pub fn enter(&mut self, tcx: TyCtxt<'tcx>, instance: Instance<'tcx>) -> Option<Box<Watched>> {
        let InstanceKind::Item(def) = instance.def else { return None };
        let files = tcx.sess.source_map();
        let file_of = |span: Span| files.lookup_source_file_idx(span.lo());
        let span = tcx.def_span(def);
        let is_shown = def.is_local()
            && !span.from_expansion()
            && file_of(span) == file_of(tcx.def_span(CRATE_DEF_ID));
        is_shown.then(|| {
            self.frames += 1;
            Box::new(Watched { id: self.frames, line: 0, variables: Variables::default() })
        })
    }
}

/// Whether the running thread is in a function of the reader's own that is watched.
pub fn is_here(ecx: &Interpreter<'_>) -> bool {
    let stack = &ecx.machine.threads.current().stack;
    stack.last().is_some_and(|frame| frame.extra.watched.is_some())
}

/// Does one statement of a watched function, after a step if it is the first of a line.
pub fn step<'tcx>(ecx: &mut Interpreter<'tcx>) -> InterpResult<'tcx, bool> {
    let frame = ecx.frame_mut();
    let loc = frame.loc;
    let unwinds = loc.left().is_none_or(|at| frame.body().basic_blocks[at.block].is_cleanup);
    if let Some(watched) = &mut frame.extra.watched {
        if unwinds {
            watched.variables.unwinds();
        }
        watched.variables.returned();
    }
    if begins_line(ecx) {
        tell(ecx);
    }
    let effect = loc.left().map(|at| variables::effect_of(*ecx.tcx, ecx.frame(), at));
    // A call puts another frame on top.
    let depth = ecx.machine.threads.current().stack.len();
    let goes_on = ecx.step()?;
    let Engine { threads, watch, .. } = &mut ecx.machine;
    if let (Some(effect), Some(watch)) = (effect, watch) {
        let frame = threads.current_mut().stack.get_mut(depth - 1);
        if let Some(watched) = frame.and_then(|frame| frame.extra.watched.as_mut()) {
            watch.acts.extend(watched.variables.apply(effect, watched.id));
        }
    }
    interp_ok(goes_on)
}

/// Whether the statement that comes next is the first that does something on its line since the
/// frame was on another one, or a drop of a variable; notes the line.
fn begins_line(ecx: &mut Interpreter<'_>) -> bool {
    let tcx = *ecx.tcx;
    let frame = ecx.frame_mut();
    let Some(at) = frame.loc.left() else { return false };
    let body = frame.body();
    let Some(watched) = &mut frame.extra.watched else { return false };
    let block = &body.basic_blocks[at.block];
    let mut is_drop = false;
    match block.statements.get(at.statement_index) {
        Some(statement) => {
            let StatementKind::Assign(box (_, value)) = &statement.kind else { return false };
            // Of `()`, which a loop makes at each turn.
            if let Rvalue::Use(operand, ..) = value
                && operand.constant().is_some_and(|constant| constant.const_.ty().is_unit())
            {
                return false;
            }
        }
        None => match &block.terminator().kind {
            TerminatorKind::Goto { target } => {
                // The next turn of a loop, which may be all on one line.
                if target.index() <= at.block.index() {
                    watched.line = 0;
                }
                return false;
            }
            TerminatorKind::Drop { place, .. } => {
                is_drop = place.as_local().is_some_and(|local| name_of(body, local).is_some());
                if !is_drop {
                    return false;
                }
            }
            TerminatorKind::Call { .. }
            | TerminatorKind::SwitchInt { .. }
            | TerminatorKind::Return => {}
            _ => return false,
        },
    }
    let line = line_of(tcx, body.source_info(at).span);
    let begins = is_drop || watched.line != line;
    watched.line = line;
    begins
}

/// The line of a place, from 1; for code that a macro made, of its call.
fn line_of(tcx: TyCtxt<'_>, span: Span) -> usize {
    tcx.sess.source_map().lookup_char_pos(span.source_callsite().lo()).line
}

/// Tells the state of the program, as far as it has changed since it was told last. Also called
/// at the end of a run, however it ended.
pub fn tell(ecx: &mut Interpreter<'_>) {
    let Some(mut watch) = ecx.machine.watch.take() else { return };
    let number = watch.steps;
    if number >= watch.first + MOST_STEPS {
        // The rest of the run is nothing special.
        for thread in ecx.machine.threads.all_mut() {
            thread.stack.iter_mut().for_each(|frame| frame.extra.watched = None);
        }
        return;
    }
    watch.steps += 1;
    if number < watch.first {
        watch.acts.clear();
    } else {
        // Reads that are no part of the program must not look like its own: they could race.
        let step = ecx.run_for_validation_ref(|ecx| watch.describe(ecx, number));
        ecx.machine.teller.tell(&Event::Step { step: &step });
    }
    ecx.machine.watch = Some(watch);
}

impl<'tcx> Watch<'tcx> {
    fn describe(&mut self, ecx: &Interpreter<'tcx>, number: u64) -> Step {
        let mut reader = Reader::new(ecx, &mut self.types);
        let (mut threads, mut frames): (Vec<ThreadState>, Vec<Call>) = (vec![], vec![]);
        let mut living = FxHashSet::default();
        for (id, state, thread) in ecx.machine.threads.all() {
            let own = thread.stack.iter().filter_map(|frame| {
                frame.extra.watched.as_ref().map(|watched| (frame, &**watched))
            });
            let own: Vec<_> = own.collect();
            living.extend(own.iter().map(|(_, watched)| watched.id));
            let skipped = own.len().saturating_sub(OUTER_CALLS + INNER_CALLS);
            let is_told = |depth| !(OUTER_CALLS..OUTER_CALLS + skipped).contains(&depth);
            let told = own.into_iter().enumerate().filter(|&(depth, _)| is_told(depth));
            let calls = told.map(|(_, (frame, watched))| call(&mut reader, frame, watched));
            let calls: Vec<Call> = calls.collect();
            let frames_of_thread = calls.iter().map(|call| call.id).collect();
            frames.extend(calls);
            threads.push(ThreadState::new(ecx, (id, state, thread), frames_of_thread, skipped));
        }
        // Memory of variables is drawn in their frames.
        let locals = frames.iter().flat_map(|frame| &frame.locals);
        let variables = locals.filter_map(|local| local.value.at).map(|at| at.block).collect();
        let (blocks, hidden) = blocks(&mut reader, &mut self.contents, variables);
        let there: FxHashSet<u64> = blocks.iter().map(|block| block.id).collect();
        Step {
            number,
            thread: ecx.machine.threads.running(),
            left: self.told_frames.forget(&living),
            freed: self.told_blocks.forget(&there),
            threads: self.told_threads.changes(&threads),
            frames: self.told_frames.changes(&frames),
            blocks: self.told_blocks.changes(&blocks),
            acts: std::mem::take(&mut self.acts),
            hidden,
        }
    }
}

impl ThreadState {
    fn new<'tcx>(
        ecx: &Interpreter<'tcx>,
        (id, state, thread): (ThreadId, State, &Thread<'tcx>),
        frames: Vec<u64>,
        skipped: usize,
    ) -> Self {
        let (reason, holders) = wait_of(ecx, state, thread).unzip();
        let holders = holders.unwrap_or_default();
        ThreadState {
            id,
            name: thread.name.clone(),
            state: match state {
                State::Ready | State::Yielding => "ready",
                State::Joining(_) | State::Futex { .. } | State::Sleeping(_) => "waiting",
                State::Ended => "ended",
            },
            reason,
            holders: holders.iter().map(|holder| holder.thread).collect(),
            frames,
            skipped,
        }
    }
}

/// A call with its variables.
fn call<'tcx>(reader: &mut Reader<'_, 'tcx>, frame: &Frame<'tcx>, watched: &Watched) -> Call {
    let tcx = *reader.ecx.tcx;
    let body = frame.body();
    let mut locals = vec![];
    for info in &body.var_debug_info {
        let VarDebugInfoContents::Place(place) = info.value else { continue };
        // What a macro or a `for` made has names that the reader never wrote.
        if info.source_info.span.from_expansion() || info.composite.is_some() {
            continue;
        }
        let is_argument = (1..=body.arg_count).contains(&place.local.index());
        let state = watched.variables.state(place.local, is_argument);
        if state == VariableState::Unset && !is_in_scope(frame, info.source_info.scope) {
            continue;
        }
        let Some(op) = operand(reader.ecx, frame, place) else { continue };
        let mut value = reader.variable(&op, state == VariableState::Live);
        for path in watched.variables.moved_parts(place.local) {
            value.mark_moved(path);
        }
        locals.push(Variable { name: info.name.to_string(), state, value });
    }
    let function = function_name(tcx, frame.instance().def_id());
    Call { id: watched.id, function, line: line_of(tcx, frame.current_span()), locals }
}

/// `Arena::get`, `main`, `main::closure`.
fn function_name(tcx: TyCtxt<'_>, def: DefId) -> String {
    if tcx.is_closure_like(def) {
        return format!("{}::closure", function_name(tcx, tcx.parent(def)));
    }
    let name = tcx.item_name(def);
    match tcx.impl_of_assoc(def) {
        Some(of) => format!("{}::{name}", type_name(tcx.type_of(of).instantiate_identity())),
        None => name.to_string(),
    }
}

/// The place of a variable in a frame; none while it has no storage.
fn operand<'tcx>(
    ecx: &Interpreter<'tcx>,
    frame: &Frame<'tcx>,
    place: Place<'tcx>,
) -> Option<OpTy<'tcx, Owner>> {
    let mut op = ecx.local_at_frame_to_op(frame, place.local, None).discard_err()?;
    // A variable that a closure has by reference is told as that reference.
    let projection = match place.projection.as_slice() {
        [path @ .., ProjectionElem::Deref] => path,
        path => path,
    };
    for element in projection {
        op = ecx.project(&op, *element).discard_err()?;
    }
    Some(op)
}

/// Whether the scope of a variable contains the place that the frame has reached.
fn is_in_scope(frame: &Frame<'_>, scope: SourceScope) -> bool {
    let scopes = &frame.body().source_scopes;
    let here = frame.current_source_info().map(|info| info.scope);
    std::iter::successors(here, |&inner| scopes[inner].parent_scope).any(|outer| outer == scope)
}

/// The blocks that the reader's own values lead to, and those that they led to before; with the
/// number of those that are too many. `drawn` are those that need not be told.
fn blocks<'tcx>(
    reader: &mut Reader<'_, 'tcx>,
    contents: &mut FxHashMap<AllocId, Contents<'tcx>>,
    drawn: FxHashSet<u64>,
) -> (Vec<Block>, usize) {
    let ecx = reader.ecx;
    find_statics(reader);
    contents.retain(|&block, _| ecx.is_alloc_live(block));
    let mut seen = drawn;
    let (mut blocks, mut hidden) = (vec![], 0);
    let mut add = |reader: &mut Reader<'_, 'tcx>, id: AllocId, contents: &Contents<'tcx>| {
        let number = id.0.get();
        if !seen.insert(number) {
            return;
        }
        let Some((kind, name)) = kind_of(ecx, id) else { return };
        if blocks.len() >= MOST_BLOCKS {
            hidden += 1;
            return;
        }
        let size = ecx.get_alloc_info(id).size.bytes();
        let Told { value, counts } = reader.block(contents);
        // What std keeps on the stack for itself.
        if kind == "temporary" && value.is_opaque() {
            return;
        }
        let (strong, weak) = counts.unzip();
        let address = ecx.machine.allocations.addresses.of(id).unwrap_or(0);
        blocks.push(Block { id: number, kind, name, address, size, strong, weak, value });
    };
    // Owners first: they know more than a reference.
    while let Some(last) = reader.found.len().checked_sub(1) {
        let next = reader.found.iter().rposition(|found| found.owned).unwrap_or(last);
        let found = reader.found.swap_remove(next);
        add(reader, found.block, &found.contents);
        if found.owned {
            contents.insert(found.block, found.contents);
        }
    }
    // A block that nobody leads to any more has leaked, or is on its way.
    let mut unreached: Vec<(AllocId, Contents<'tcx>)> =
        contents.iter().map(|(&id, contents)| (id, contents.clone())).collect();
    unreached.sort_unstable_by_key(|(id, _)| id.0);
    for (id, contents) in &unreached {
        add(reader, *id, contents);
    }
    blocks.sort_unstable_by_key(|block| block.id);
    (blocks, hidden)
}

/// Adds the reader's own statics whose value may change, and those of each thread.
fn find_statics(reader: &mut Reader<'_, '_>) {
    let ecx = reader.ecx;
    let tcx = *ecx.tcx;
    let env = TypingEnv::fully_monomorphized();
    for def in tcx.hir_body_owners().map(|own| own.to_def_id()) {
        let DefKind::Static { mutability, .. } = tcx.def_kind(def) else { continue };
        let ty = tcx.type_of(def).instantiate_identity();
        if tcx.is_thread_local_static(def) || (mutability.is_not() && ty.is_freeze(tcx, env)) {
            continue;
        }
        let block = tcx.reserve_and_set_static_alloc(def);
        let pointer = ecx.global_root_pointer(block.into()).discard_err();
        reader.find_static(block, pointer, ty);
    }
    for (_, _, thread) in ecx.machine.threads.all() {
        for (&def, &pointer) in &thread.statics {
            if def.is_local() {
                let ty = tcx.type_of(def).instantiate_identity();
                reader.find_static(pointer.provenance.0, Some(pointer), ty);
            }
        }
    }
}

/// What kind of block it is, and a static's name; none for one that isn't told.
fn kind_of(ecx: &Interpreter<'_>, id: AllocId) -> Option<(&'static str, Option<String>)> {
    let tcx = *ecx.tcx;
    match tcx.try_get_global_alloc(id) {
        Some(GlobalAlloc::Static(def)) if def.is_local() => {
            return Some(("static", Some(tcx.item_name(def).to_string())));
        }
        Some(_) => return None,
        None => {}
    }
    let (kind, _) = ecx.memory.alloc_map().get(id)?;
    match kind {
        MemoryKind::Stack => Some(("temporary", None)),
        MemoryKind::Machine(Kind::Rust | Kind::C) => Some(("heap", None)),
        MemoryKind::Machine(Kind::ThreadLocal) => {
            let mut threads = ecx.machine.threads.all();
            let name = threads.find_map(|(_, _, thread)| {
                let mut statics = thread.statics.iter();
                let (&def, _) = statics.find(|(_, pointer)| pointer.provenance.0 == id)?;
                def.is_local().then(|| thread_local_name(tcx, def))
            });
            Some(("thread-local", Some(name?)))
        }
        MemoryKind::Machine(Kind::Global | Kind::Machine) | MemoryKind::CallerLocation => None,
    }
}

/// `thread_local!` makes a constant of the reader's name, and the static in it.
fn thread_local_name(tcx: TyCtxt<'_>, def: DefId) -> String {
    let mut outer = std::iter::successors(Some(def), |&def| tcx.opt_parent(def));
    let constant = outer.find(|&def| matches!(tcx.def_kind(def), DefKind::Const { .. }));
    tcx.item_name(constant.unwrap_or(def)).to_string()
}
