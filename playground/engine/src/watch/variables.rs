//! Which variables of a frame have a value: what its statements move, set and drop. A moved value
//! leaves its bytes behind, so memory does not say it.

use rustc_abi::{FieldIdx, VariantIdx};
use rustc_const_eval::interpret::*;
use rustc_data_structures::fx::FxHashMap;
use rustc_middle::mir::{
    Body, Local, Location, Operand, Place, ProjectionElem, RETURN_PLACE, Rvalue, StatementKind,
    TerminatorKind, VarDebugInfoContents,
};
use rustc_middle::ty::{self, TyCtxt};
use rustc_span::{Span, Symbol};
use serde::Serialize;

use super::Act;
use crate::memory::Owner;
use crate::unwind::FrameExtra;

#[derive(Serialize, Clone, Copy, PartialEq, Default)]
#[serde(rename_all = "lowercase")]
pub enum VariableState {
    Live,
    #[default]
    Unset,
    Moved,
    Dropped,
}

/// The variables of one frame.
#[derive(Default)]
pub struct Variables {
    states: FxHashMap<Local, VariableState>,
    /// Fields that moved away, of variables that still have others.
    moved_parts: Vec<(Local, Vec<FieldIdx>)>,
    /// Temporaries on their way from a variable to what takes its value, with the variable's name.
    carried: FxHashMap<Local, String>,
    /// What happens when the call returns that the frame waits for.
    awaited: Option<Awaited>,
}

enum Awaited {
    Set(Local, Vec<FieldIdx>),
    Dropped(Local),
}

/// What a statement does with variables.
#[derive(Default)]
pub struct Effect {
    moved: Vec<Moved>,
    taker: Option<Taker>,
    set: Option<(Local, Vec<FieldIdx>)>,
    /// `set` happens when a call returns.
    is_call: bool,
    dropped: Option<(Local, String)>,
    /// Storage begins or ends.
    reset: Option<Local>,
}

struct Moved {
    local: Local,
    name: Option<String>,
    /// The fields on the way to what moves; none for all of the variable.
    path: Vec<FieldIdx>,
}

enum Taker {
    Temporary(Local),
    Named(String),
    Caller,
}

impl Variables {
    pub fn state(&self, local: Local, is_argument: bool) -> VariableState {
        let first = if is_argument { VariableState::Live } else { VariableState::Unset };
        self.states.get(&local).copied().unwrap_or(first)
    }

    pub fn moved_parts(&self, local: Local) -> impl Iterator<Item = &[FieldIdx]> {
        self.moved_parts.iter().filter(move |(of, _)| *of == local).map(|(_, path)| &path[..])
    }

    /// The call that the frame waited for, if it did, has returned.
    pub fn returned(&mut self) {
        match self.awaited.take() {
            Some(Awaited::Set(local, path)) => self.set(local, &path),
            Some(Awaited::Dropped(local)) => {
                self.states.insert(local, VariableState::Dropped);
            }
            None => {}
        }
    }

    /// The call that the frame waited for unwinds: it returns nothing.
    pub fn unwinds(&mut self) {
        if let Some(Awaited::Set(..)) = self.awaited {
            self.awaited = None;
        }
    }

    fn set(&mut self, local: Local, path: &[FieldIdx]) {
        self.moved_parts.retain(|(of, moved)| *of != local || !moved.starts_with(path));
        if path.is_empty() {
            self.states.insert(local, VariableState::Live);
        }
    }

    /// Does what a statement of the frame with this number did; returns what there is to tell.
    pub fn apply(&mut self, effect: Effect, frame: u64) -> Vec<Act> {
        let mut acts = vec![];
        for Moved { local, name, path } in effect.moved {
            if name.is_some() {
                if path.is_empty() {
                    self.states.insert(local, VariableState::Moved);
                } else {
                    self.moved_parts.push((local, path));
                }
            }
            let Some(name) = name.or_else(|| self.carried.remove(&local)) else { continue };
            match &effect.taker {
                Some(Taker::Temporary(local)) => {
                    self.carried.insert(*local, name);
                }
                Some(Taker::Named(to)) => {
                    acts.push(Act::Move { frame, name, to: Some(to.clone()) });
                }
                Some(Taker::Caller) => acts.push(Act::Move { frame, name, to: None }),
                None => {}
            }
        }
        if let Some((local, path)) = effect.set {
            if effect.is_call {
                self.awaited = Some(Awaited::Set(local, path));
            } else {
                self.set(local, &path);
            }
        }
        if let Some((local, name)) = effect.dropped {
            self.awaited = Some(Awaited::Dropped(local));
            acts.push(Act::Drop { frame, name });
        }
        if let Some(local) = effect.reset {
            self.states.remove(&local);
            self.moved_parts.retain(|(of, _)| *of != local);
            self.carried.remove(&local);
        }
        acts
    }
}

/// The name that the reader gave a local.
pub fn name_of(body: &Body<'_>, local: Local) -> Option<Symbol> {
    let mut variables = body.var_debug_info.iter();
    let variable = variables.find(|info| match info.value {
        VarDebugInfoContents::Place(place) => place.as_local() == Some(local),
        VarDebugInfoContents::Const(_) => false,
    });
    variable.filter(|info| !info.source_info.span.from_expansion()).map(|info| info.name)
}

/// What the statement at this place of a frame does when it is done.
pub fn effect_of<'tcx>(
    tcx: TyCtxt<'tcx>,
    frame: &Frame<'tcx, Owner, FrameExtra<'tcx>>,
    at: Location,
) -> Effect {
    let body = frame.body();
    let block = &body.basic_blocks[at.block];
    let mut effect = Effect::default();
    if let Some(statement) = block.statements.get(at.statement_index) {
        match &statement.kind {
            StatementKind::Assign(box (place, value)) => {
                effect.moved = moves(tcx, body, &operands(value));
                effect.taker = Some(taker(tcx, body, *place, statement.source_info.span));
                effect.set = set_by(*place);
            }
            StatementKind::StorageLive(local) | StatementKind::StorageDead(local) => {
                effect.reset = Some(*local);
            }
            _ => {}
        }
        return effect;
    }
    match &block.terminator().kind {
        TerminatorKind::Call { func, args, destination, .. } => {
            let args: Vec<&Operand<'tcx>> = args.iter().map(|arg| &arg.node).collect();
            effect.moved = moves(tcx, body, &args);
            let name = match func.constant().map(|function| function.const_.ty().kind()) {
                Some(ty::FnDef(def, _)) => tcx.opt_item_name(*def).map(|name| name.to_string()),
                _ => None,
            };
            effect.taker = Some(Taker::Named(name.unwrap_or_else(|| "closure".into())));
            effect.set = set_by(*destination);
            effect.is_call = true;
        }
        TerminatorKind::Drop { place, .. } => {
            let local = place.as_local();
            effect.dropped =
                local.and_then(|local| name_of(body, local).map(|name| (local, name.to_string())));
        }
        _ => {}
    }
    effect
}

/// The operands of a value that may move.
fn operands<'a, 'tcx>(value: &'a Rvalue<'tcx>) -> Vec<&'a Operand<'tcx>> {
    match value {
        Rvalue::Use(operand, ..) | Rvalue::Cast(_, operand, _) | Rvalue::Repeat(operand, _) => {
            vec![operand]
        }
        Rvalue::Aggregate(_, operands) => operands.iter().collect(),
        _ => vec![],
    }
}

fn moves<'tcx>(tcx: TyCtxt<'tcx>, body: &Body<'tcx>, operands: &[&Operand<'tcx>]) -> Vec<Moved> {
    let moved = operands.iter().filter_map(|operand| match operand {
        Operand::Move(place) => {
            let name = place_name(tcx, body, *place);
            // What is behind a pointer, or in a variant, is not told apart from the whole: what
            // is left of an enum has no value of its own.
            let is_behind = place.projection.iter().any(|it| matches!(it, ProjectionElem::Deref));
            let path = field_path(*place).unwrap_or_default();
            (!is_behind).then_some(Moved { local: place.local, name, path })
        }
        _ => None,
    });
    moved.collect()
}

/// The fields on the way to a place; none if there is anything else.
fn field_path(place: Place<'_>) -> Option<Vec<FieldIdx>> {
    let fields = place.projection.iter().map(|element| match element {
        ProjectionElem::Field(field, _) => Some(field),
        _ => None,
    });
    fields.collect()
}

/// What of a variable has a value once the place is assigned.
fn set_by(place: Place<'_>) -> Option<(Local, Vec<FieldIdx>)> {
    field_path(place).map(|path| (place.local, path))
}

/// What takes a value that is assigned to the place.
fn taker<'tcx>(tcx: TyCtxt<'tcx>, body: &Body<'tcx>, place: Place<'tcx>, span: Span) -> Taker {
    if place.local == RETURN_PLACE {
        return Taker::Caller;
    }
    match place_name(tcx, body, place) {
        Some(name) => Taker::Named(name),
        None if place.is_indirect() => Taker::Named(assigned_text(tcx, span)),
        None => Taker::Temporary(place.local),
    }
}

/// What an assignment has before its `=`: a place behind a guard has no other name. If the old
/// value is dropped first, the text is that alone.
fn assigned_text(tcx: TyCtxt<'_>, span: Span) -> String {
    let text = tcx.sess.source_map().span_to_snippet(span).unwrap_or_default();
    let left = text.split_once(" = ").map_or(&*text, |(left, _)| left).trim();
    if left.is_empty() { "memory".into() } else { left.into() }
}

/// A place in the reader's words: `*slot`, `person.name`; none for one in a temporary.
fn place_name<'tcx>(tcx: TyCtxt<'tcx>, body: &Body<'tcx>, place: Place<'tcx>) -> Option<String> {
    let mut name = name_of(body, place.local)?.to_string();
    for (base, element) in place.iter_projections() {
        match element {
            ProjectionElem::Deref => name.insert(0, '*'),
            ProjectionElem::Field(field, _) => {
                let ty = base.ty(body, tcx);
                let variant = ty.variant_index.unwrap_or(VariantIdx::ZERO);
                let field = match ty.ty.kind() {
                    ty::Adt(adt, _) => adt.variant(variant).fields[field].name.to_string(),
                    _ => field.index().to_string(),
                };
                name = format!("{name}.{field}");
            }
            _ => {}
        }
    }
    Some(name)
}
