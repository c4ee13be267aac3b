//! Writes a function's instructions, structured by its dominator tree (Ramsey, "Beyond
//! Relooper", 2022). Nothing here is recursive but expressions: a function may have any
//! number of blocks.

mod instructions;

use super::defer::Deferred;
use super::graph::Graph;
use super::locals::Locals;
use super::{Code, Links};
use crate::encode::{self, global, op};
use crate::ir::*;

/// A frame up to this many bytes isn't checked against the stack's limit in a function that
/// calls nothing: every shadow stack has that much room below its limit. Arguments and results
/// of a call on another stack lie at its beginning.
const UNCHECKED_FRAME: u64 = 1024;
/// The most arguments or results that fit there.
const MOST_PASSED: usize = UNCHECKED_FRAME as usize / 8;

/// What encloses the place that is being written.
#[derive(Copy, Clone, PartialEq, Debug)]
enum Label {
    /// A jump here begins the loop again.
    Loop(Block),
    /// A jump here goes to that block.
    Before(Block),
    Other,
}

/// What is still to be written; the last one comes first.
enum Step {
    /// From a block to another: a jump, or the block itself.
    Go { from: Block, to: Block },
    /// The end of what encloses this place.
    End,
    /// The end of what comes before this block, then the block.
    EndBefore(Block),
}

struct Emit<'a, L> {
    body: &'a Body,
    graph: &'a Graph,
    deferred: &'a Deferred,
    locals: &'a Locals,
    links: &'a L,
    code: Code,
    labels: Vec<Label>,
    steps: Vec<Step>,
}

pub fn emit(
    body: &Body,
    graph: &Graph,
    deferred: &Deferred,
    locals: &Locals,
    links: &impl Links,
) -> Code {
    let code = Code::default();
    let mut emit =
        Emit { body, graph, deferred, locals, links, code, labels: vec![], steps: vec![] };
    emit.declare();
    emit.enter();
    if graph.irreducible {
        emit.dispatch();
    } else {
        emit.tree(0);
        emit.rest();
    }
    emit.byte(op::UNREACHABLE);
    emit.byte(op::END);
    emit.code
}

/// Single bytes and numbers.
impl<L: Links> Emit<'_, L> {
    fn byte(&mut self, byte: u8) {
        self.code.bytes.push(byte);
    }

    /// An opcode and the index that it takes.
    fn indexed(&mut self, opcode: u8, index: u32) {
        self.code.bytes.push(opcode);
        encode::unsigned(&mut self.code.bytes, index.into());
    }

    fn i32(&mut self, n: i32) {
        self.byte(op::I32_CONST);
        encode::signed(&mut self.code.bytes, n.into());
    }

    fn i64(&mut self, n: i64) {
        self.byte(op::I64_CONST);
        encode::signed(&mut self.code.bytes, n);
    }

    fn call_function(&mut self, opcode: u8, function: FnId) {
        self.byte(opcode);
        self.code.calls.push((self.code.bytes.len() as u32, function));
    }
}

/// Entry and exit.
impl<L: Links> Emit<'_, L> {
    fn declare(&mut self) {
        let declared: Vec<_> =
            self.locals.declared.into_iter().filter(|&(_, count)| count > 0).collect();
        self.code.locals = declared.iter().map(|&(_, count)| count).sum();
        encode::unsigned(&mut self.code.bytes, declared.len() as u64);
        for (ty, count) in declared {
            self.indexed_type(count, ty);
        }
    }

    fn indexed_type(&mut self, count: u32, ty: ValType) {
        encode::unsigned(&mut self.code.bytes, count.into());
        self.byte(ty as u8);
    }

    fn enter(&mut self) {
        let calls = self.graph.calls(self.body);
        // What calls nothing ends, or burns fuel in a loop.
        if calls {
            self.burn_fuel(1);
        }
        if let Some(local) = self.locals.caller_stack {
            self.indexed(op::GLOBAL_GET, global::STACK_POINTER);
            self.indexed(op::LOCAL_SET, local);
        }
        let Some(frame_pointer) = self.locals.frame_pointer else { return };
        let (frame, align) = (self.locals.frame, self.locals.align.unwrap_or(1));
        if calls || frame + align > UNCHECKED_FRAME {
            self.indexed(op::GLOBAL_GET, global::STACK_POINTER);
            self.indexed(op::GLOBAL_GET, global::STACK_LIMIT);
            self.byte(op::I32_SUB);
            // No stack has as much as the largest i32.
            self.i32(i32::try_from(frame + align).unwrap_or(i32::MAX));
            self.byte(op::I32_LT_U);
            self.code.bytes.extend([op::IF, op::EMPTY]);
            self.call_on_more_stack();
            self.byte(op::END);
        }
        self.indexed(op::GLOBAL_GET, global::STACK_POINTER);
        self.i32(frame as i32);
        self.byte(op::I32_SUB);
        if let Some(align) = self.locals.align {
            self.i32((align as i32).wrapping_neg());
            self.byte(op::I32_AND);
        }
        self.indexed(op::LOCAL_TEE, frame_pointer);
        self.indexed(op::GLOBAL_SET, global::STACK_POINTER);
    }

    /// Has the host call this function again, on another stack, and returns what that returned.
    fn call_on_more_stack(&mut self) {
        let (sig, results) = self.links.signature(self.body.id);
        let params = &self.body.params;
        assert!(params.len().max(results.len()) <= MOST_PASSED, "rustc passes more in memory");
        for (index, &ty) in params.iter().enumerate() {
            self.passed_place();
            self.indexed(op::LOCAL_GET, index as u32);
            self.access(store_of(ty), 8 * index as u32);
        }
        self.i32(self.links.slot(self.body.id) as i32);
        self.i32(sig.0 as i32);
        self.call_function(op::CALL, self.links.more_stack());
        for (index, &ty) in results.iter().enumerate() {
            self.passed_place();
            self.access(load_of(ty), 8 * index as u32);
        }
        self.byte(op::RETURN);
    }

    fn passed_place(&mut self) {
        self.indexed(op::GLOBAL_GET, global::STACK_LIMIT);
        self.i32(UNCHECKED_FRAME as i32);
        self.byte(op::I32_SUB);
    }

    pub(super) fn burn_fuel(&mut self, cost: i32) {
        let local = self.locals.fuel;
        self.indexed(op::GLOBAL_GET, global::FUEL);
        self.i32(cost);
        self.byte(op::I32_SUB);
        self.indexed(op::LOCAL_TEE, local);
        self.indexed(op::GLOBAL_SET, global::FUEL);
        self.indexed(op::LOCAL_GET, local);
        self.i32(0);
        self.byte(op::I32_LE_S);
        self.code.bytes.extend([op::IF, op::EMPTY]);
        self.call_function(op::CALL, self.links.out_of_fuel());
        self.byte(op::END);
    }

    /// Gives the frame back.
    fn leave(&mut self) {
        let Some(frame_pointer) = self.locals.frame_pointer else { return };
        match self.locals.caller_stack {
            Some(local) => self.indexed(op::LOCAL_GET, local),
            None => {
                self.indexed(op::LOCAL_GET, frame_pointer);
                self.i32(self.locals.frame as i32);
                self.byte(op::I32_ADD);
            }
        }
        self.indexed(op::GLOBAL_SET, global::STACK_POINTER);
    }

    /// Gives back the frames of what was unwound.
    fn restore_stack(&mut self) {
        let frame = self.locals.frame_pointer.expect("a function that calls has a frame");
        self.indexed(op::LOCAL_GET, frame);
        self.indexed(op::GLOBAL_SET, global::STACK_POINTER);
    }
}

fn store_of(ty: ValType) -> u8 {
    match ty {
        ValType::I32 => op::I32_STORE,
        ValType::I64 => op::I64_STORE,
        ValType::F32 => op::F32_STORE,
        ValType::F64 => op::F64_STORE,
    }
}

fn load_of(ty: ValType) -> u8 {
    match ty {
        ValType::I32 => op::I32_LOAD,
        ValType::I64 => op::I64_LOAD,
        ValType::F32 => op::F32_LOAD,
        ValType::F64 => op::F64_LOAD,
    }
}

/// The order of blocks.
impl<L: Links> Emit<'_, L> {
    /// All blocks in a loop around a table of jumps.
    fn dispatch(&mut self) {
        self.code.bytes.extend([op::LOOP, op::EMPTY]);
        self.labels.push(Label::Other);
        self.burn_fuel(1);
        let order = self.graph.order.clone();
        for _ in &order {
            self.code.bytes.extend([op::BLOCK, op::EMPTY]);
            self.labels.push(Label::Other);
        }
        let next_block = self.locals.next_block.expect("it was asked for");
        self.indexed(op::LOCAL_GET, next_block);
        self.indexed(op::BR_TABLE, order.len() as u32 - 1);
        for i in 0..order.len() as u64 {
            encode::unsigned(&mut self.code.bytes, i);
        }
        for &block in &order {
            self.byte(op::END);
            self.labels.pop();
            self.block(block);
            self.rest();
        }
        self.byte(op::END);
        self.labels.pop();
    }

    fn rest(&mut self) {
        while let Some(step) = self.steps.pop() {
            match step {
                Step::Go { from, to } => self.go(from, to),
                Step::End => {
                    self.byte(op::END);
                    self.labels.pop();
                }
                Step::EndBefore(block) => {
                    self.byte(op::END);
                    self.labels.pop();
                    self.tree(block);
                }
            }
        }
    }

    /// A block and all that it dominates.
    fn tree(&mut self, block: Block) {
        if self.graph.header[block as usize] {
            self.code.bytes.extend([op::LOOP, op::EMPTY]);
            self.labels.push(Label::Loop(block));
            self.steps.push(Step::End);
            self.burn_fuel(1);
        }
        let children = self.graph.children[block as usize].iter().copied();
        let mut merges: Vec<Block> = children.filter(|&y| self.graph.merge[y as usize]).collect();
        merges.sort_by_key(|&y| self.graph.number[y as usize]);
        for &merge in merges.iter().rev() {
            self.code.bytes.extend([op::BLOCK, op::EMPTY]);
            self.labels.push(Label::Before(merge));
            self.steps.push(Step::EndBefore(merge));
        }
        self.block(block);
    }

    /// How many labels out the one is that a jump needs; none if the block follows right here.
    fn label(&self, from: Block, to: Block) -> Option<u32> {
        let back = self.graph.number[to as usize] <= self.graph.number[from as usize];
        if !back && !self.graph.merge[to as usize] {
            return None;
        }
        let wanted = if back { Label::Loop(to) } else { Label::Before(to) };
        let depth = self.labels.iter().rev().position(|&label| label == wanted);
        Some(depth.unwrap_or_else(|| panic!("no label {wanted:?}")) as u32)
    }

    fn go(&mut self, from: Block, to: Block) {
        if let Some(next_block) = self.locals.next_block {
            self.i32(self.graph.number[to as usize] as i32);
            self.indexed(op::LOCAL_SET, next_block);
            self.indexed(op::BR, self.labels.len() as u32 - 1);
            return;
        }
        match self.label(from, to) {
            // What follows is the end of the block before it.
            Some(0) if matches!(self.labels.last(), Some(Label::Before(_))) => {}
            Some(label) => self.indexed(op::BR, label),
            None => self.tree(to),
        }
    }

    fn block(&mut self, block: Block) {
        let data = &self.body.blocks[block as usize];
        for inst in &data.insts {
            self.statement(inst);
        }
        self.terminator(block, &data.terminator);
    }

    fn terminator(&mut self, block: Block, terminator: &Terminator) {
        match terminator {
            Terminator::None => panic!("block {block} of {:?} has no end", self.body.id),
            Terminator::Return(values) => {
                self.leave();
                for &value in values {
                    self.operand(value);
                }
                self.byte(op::RETURN);
            }
            &Terminator::Branch(to) => self.steps.push(Step::Go { from: block, to }),
            &Terminator::If(condition, yes, no) => self.branch(block, condition, yes, no),
            &Terminator::Switch(value, ty, ref cases, other) => {
                self.switch(block, value, ty, cases, other);
            }
            &Terminator::Invoke { ref call, normal, unwind } => {
                self.code.bytes.extend([op::TRY, op::EMPTY]);
                self.labels.push(Label::Other);
                self.call(call.callee, &call.args, op::CALL, call.location);
                self.set_all(call.results);
                self.catch();
                self.steps.push(Step::Go { from: block, to: normal });
                self.steps.push(Step::End);
                self.steps.push(Step::Go { from: block, to: unwind });
            }
            Terminator::TailCall(call) => {
                self.leave();
                self.call(call.callee, &call.args, op::RETURN_CALL, call.location);
            }
            &Terminator::Throw(exception) => {
                self.operand(exception);
                self.indexed(op::THROW, 0);
            }
            Terminator::Unreachable => self.byte(op::UNREACHABLE),
        }
    }

    fn branch(&mut self, block: Block, condition: Operand, yes: Block, no: Block) {
        self.operand(condition);
        if !self.graph.irreducible {
            if let Some(label) = self.label(block, yes) {
                self.indexed(op::BR_IF, label);
                return self.steps.push(Step::Go { from: block, to: no });
            }
            if let Some(label) = self.label(block, no) {
                self.byte(op::I32_EQZ);
                self.indexed(op::BR_IF, label);
                return self.steps.push(Step::Go { from: block, to: yes });
            }
        }
        // Every block ends elsewhere, so the other one needs no `else`. With the lighter one
        // inside, a function's nesting grows with the logarithm of its length.
        let weight = |block: Block| self.graph.weight[block as usize];
        let (inside, after) = if weight(yes) <= weight(no) {
            (yes, no)
        } else {
            self.byte(op::I32_EQZ);
            (no, yes)
        };
        self.code.bytes.extend([op::IF, op::EMPTY]);
        self.labels.push(Label::Other);
        self.steps.push(Step::Go { from: block, to: after });
        self.steps.push(Step::End);
        self.steps.push(Step::Go { from: block, to: inside });
    }

    fn switch(
        &mut self,
        block: Block,
        value: Operand,
        ty: ValType,
        cases: &[(u64, Block)],
        other: Block,
    ) {
        let least = cases.iter().map(|case| case.0).min().unwrap_or(0);
        let most = cases.iter().map(|case| case.0).max().unwrap_or(0);
        let dense = cases.len() > 3 && most - least < 4 * cases.len() as u64 + 8;
        if dense && !self.graph.irreducible {
            return self.jump_table(block, value, ty, cases, other, (least, most));
        }
        for &(case, to) in cases {
            self.operand(value);
            self.constant(ty, case);
            self.byte(if ty == ValType::I64 { op::I64_EQ } else { op::I32_EQ });
            if self.graph.irreducible {
                self.code.bytes.extend([op::IF, op::EMPTY]);
                self.labels.push(Label::Other);
                self.go(block, to);
                self.byte(op::END);
                self.labels.pop();
            } else {
                let label = self.label(block, to).expect("a switch's targets have labels");
                self.indexed(op::BR_IF, label);
            }
        }
        self.steps.push(Step::Go { from: block, to: other });
    }

    fn jump_table(
        &mut self,
        block: Block,
        value: Operand,
        ty: ValType,
        cases: &[(u64, Block)],
        other: Block,
        (least, most): (u64, u64),
    ) {
        let from_least = |emit: &mut Self| {
            emit.operand(value);
            if least != 0 {
                emit.constant(ty, least);
                emit.byte(if ty == ValType::I64 { op::I64_SUB } else { op::I32_SUB });
            }
        };
        let label = |to| self.label(block, to).expect("a switch's targets have labels");
        let default = label(other);
        let mut labels = vec![default; (most - least + 1) as usize];
        for &(case, to) in cases {
            labels[(case - least) as usize] = label(to);
        }
        if ty == ValType::I64 {
            from_least(self);
            self.i64((most - least) as i64);
            self.byte(op::I64_GT_U);
            self.indexed(op::BR_IF, default);
        }
        from_least(self);
        if ty == ValType::I64 {
            self.byte(op::I32_WRAP_I64);
        }
        self.indexed(op::BR_TABLE, labels.len() as u32);
        for label in labels.into_iter().chain([default]) {
            encode::unsigned(&mut self.code.bytes, label.into());
        }
    }

    fn constant(&mut self, ty: ValType, n: u64) {
        match ty {
            ValType::I64 => self.i64(n as i64),
            _ => self.i32(n as i32),
        }
    }
}
