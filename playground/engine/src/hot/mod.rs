//! Statements that run often, decoded once for each instance of a function: layouts
//! looked up, offsets added up, constants evaluated. A decoded statement does only what
//! it is sure of. At the least doubt (memory that is not alive, a value that is not
//! valid, a type that is not plain) it changes nothing, and rustc's interpreter does the
//! statement in full, so that the interpreter alone decides what is undefined.
//! `decode.rs` says which doubts there are.

mod decode;
mod execute;
mod operation;

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use either::Either;
use rustc_const_eval::interpret::*;
use rustc_index::IndexVec;
use rustc_middle::mir::{self, BasicBlock, Body, Local};
use rustc_middle::ty::layout::TyAndLayout;

use decode::decode;
pub use execute::compare;
use execute::{bits, call, execute, give_back, read, scalar};
use operation::Operation;

use crate::machine::{Engine, Interpreter};
use crate::memory::Owner;

/// How often a block is entered before its statements are decoded: most blocks run once.
const COLD: u32 = 2;

/// The statements of one instance of a function.
pub struct Code<'tcx> {
    blocks: IndexVec<BasicBlock, Block<'tcx>>,
    /// The layouts of locals, as far as they were asked for.
    layouts: IndexVec<Local, Cell<Option<TyAndLayout<'tcx>>>>,
}

struct Block<'tcx> {
    entries: Cell<u32>,
    /// The statements, then the terminator.
    operations: OnceCell<Box<[Decoded<'tcx>]>>,
}

/// A statement, once it was decoded; none for one that is left to the interpreter.
type Decoded<'tcx> = OnceCell<Option<Box<Operation<'tcx>>>>;

impl<'tcx> Code<'tcx> {
    pub fn new(body: &Body<'tcx>) -> Rc<Self> {
        let block = || Block { entries: Cell::new(0), operations: OnceCell::new() };
        Rc::new(Code {
            blocks: body.basic_blocks.iter().map(|_| block()).collect(),
            layouts: body.local_decls.iter().map(|_| Cell::new(None)).collect(),
        })
    }

    /// Gives a new frame the layouts that earlier ones asked for.
    pub fn enter(&self, locals: &mut IndexVec<Local, LocalState<'tcx, Owner>>) {
        for (state, layout) in locals.iter_mut().zip(&self.layouts) {
            state.layout.set(layout.get());
        }
    }

    /// Keeps the layouts that a frame asked for.
    pub fn leave(&self, locals: &IndexVec<Local, LocalState<'tcx, Owner>>) {
        for (state, layout) in locals.iter().zip(&self.layouts) {
            layout.set(state.layout.get());
        }
    }

    fn operation(
        &self,
        ecx: &Interpreter<'tcx>,
        body: &Body<'tcx>,
        at: mir::Location,
    ) -> Option<&Operation<'tcx>> {
        let block = &self.blocks[at.block];
        if block.entries.get() <= COLD {
            return None;
        }
        let count = body.basic_blocks[at.block].statements.len() + 1;
        let operations =
            block.operations.get_or_init(|| (0..count).map(|_| OnceCell::new()).collect());
        let slot = &operations[at.statement_index];
        if let Some(operation) = slot.get() {
            return operation.as_deref();
        }
        // Decoding may run other code, to evaluate constants: not while the slot is borrowed.
        let decoded = decode(ecx, body, at).map(Box::new);
        slot.get_or_init(|| decoded).as_deref()
    }
}

/// Executes up to `budget` statements of the running thread, and returns how many it did. It
/// stops early at a statement that needs the interpreter, and at a function that is watched.
pub fn run<'tcx>(ecx: &mut Interpreter<'tcx>, budget: u64) -> InterpResult<'tcx, u64> {
    let mut done = 0;
    'frames: while done < budget {
        let Some(frame) = ecx.machine.threads.current().stack.last() else { break };
        if frame.extra.watched.is_some() {
            break;
        }
        let code = Rc::clone(&frame.extra.code);
        let Either::Left(mut at) = frame.loc else { break };
        let body = frame.body();
        while done < budget {
            if at.statement_index == 0 {
                let entries = &code.blocks[at.block].entries;
                entries.set(entries.get().saturating_add(1));
            }
            let Some(operation) = code.operation(ecx, body, at) else { break 'frames };
            let target = match operation {
                Operation::Goto(target) => *target,
                Operation::Switch(on, targets, otherwise) => {
                    let Some(bits) = read(ecx, on).and_then(scalar).and_then(bits) else {
                        break 'frames;
                    };
                    let found = targets.iter().find(|(value, _)| *value == bits);
                    found.map_or(*otherwise, |(_, target)| *target)
                }
                Operation::Assert(condition, expected, target) => {
                    let truth = read(ecx, condition).and_then(scalar).and_then(bits);
                    if truth != Some(u128::from(*expected)) {
                        break 'frames;
                    }
                    *target
                }
                Operation::Call(callee) => {
                    if call(ecx, callee)?.is_none() {
                        break 'frames;
                    }
                    <Engine<'tcx> as Machine<'tcx>>::before_terminator(ecx)?;
                    done += 1;
                    continue 'frames;
                }
                Operation::Return(returned) => {
                    if give_back(ecx, returned)?.is_none() {
                        break 'frames;
                    }
                    <Engine<'tcx> as Machine<'tcx>>::before_terminator(ecx)?;
                    done += 1;
                    continue 'frames;
                }
                operation => {
                    if execute(ecx, operation).is_none() {
                        break 'frames;
                    }
                    at.statement_index += 1;
                    ecx.frame_mut().loc = Either::Left(at);
                    done += 1;
                    continue;
                }
            };
            at = mir::Location { block: target, statement_index: 0 };
            ecx.frame_mut().loc = Either::Left(at);
            done += 1;
            <Engine<'tcx> as Machine<'tcx>>::before_terminator(ecx)?;
        }
    }
    interp_ok(done)
}
