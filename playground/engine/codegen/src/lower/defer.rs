//! Drops computations whose results are never read, and finds those that can be done at
//! their only use: such a value stays on WASM's operand stack and needs no local.

use rustc_data_structures::fx::FxHashMap;

use super::graph::Graph;
use crate::ir::*;

/// Expressions are nested at most this deep, as they are written by recursion.
const DEEPEST: u32 = 64;

/// For each register that is computed where it is used: block and place of its instruction.
pub type Deferred = Vec<Option<(Block, u32)>>;

/// What an expression depends on, with all that is computed inside it.
#[derive(Copy, Clone, Default)]
struct Reads {
    memory: bool,
    mutable: bool,
    depth: u32,
}

/// How many writes come before an instruction in its block.
#[derive(Copy, Clone, Default, PartialEq)]
struct Writes {
    memory: u32,
    mutable: u32,
}

pub fn defer(body: &mut Body, graph: &Graph) -> Deferred {
    let mut mutable = vec![false; body.registers.len()];
    for &register in &body.mutable {
        mutable[register as usize] = true;
    }
    let uses = drop_unused(body, graph);
    let mut deferred: Deferred = vec![None; body.registers.len()];
    for &block in &graph.order {
        defer_in(&body.blocks[block as usize], block, &mutable, &uses, &mut deferred);
    }
    deferred
}

/// Removes computations whose result is never read. Returns how often each register is read.
fn drop_unused(body: &mut Body, graph: &Graph) -> Vec<u32> {
    let mut uses = vec![0u32; body.registers.len()];
    for &block in &graph.order {
        let data = &body.blocks[block as usize];
        for inst in &data.insts {
            inst.operands(|operand, _| {
                if let Some(register) = operand.register() {
                    uses[register as usize] += 1;
                }
            });
        }
        // A switch may read its value once for each case.
        let times = if let Terminator::Switch(..) = data.terminator { 2 } else { 1 };
        data.terminator.operands(|operand| {
            if let Some(register) = operand.register() {
                uses[register as usize] += times;
            }
        });
    }
    // A block comes after those that dominate it, so from the last one on.
    for &block in graph.order.iter().rev() {
        let insts = &mut body.blocks[block as usize].insts;
        let mut used = vec![true; insts.len()];
        for (inst, used) in insts.iter().zip(&mut used).rev() {
            if inst.computes().is_some_and(|dst| uses[dst as usize] == 0) {
                *used = false;
                inst.operands(|operand, _| {
                    if let Some(register) = operand.register() {
                        uses[register as usize] -= 1;
                    }
                });
            }
        }
        let mut used = used.iter();
        insts.retain(|_| *used.next().expect("one for each"));
    }
    uses
}

fn defer_in(
    data: &BlockData,
    block: Block,
    mutable: &[bool],
    uses: &[u32],
    deferred: &mut Deferred,
) {
    let mut used_at: FxHashMap<Register, usize> = Default::default();
    let mut use_at = |operand: &Operand, at| {
        if let Some(register) = operand.register() {
            used_at.insert(register, at);
        }
    };
    let mut before = Vec::with_capacity(data.insts.len() + 1);
    let mut writes = Writes::default();
    for (at, inst) in data.insts.iter().enumerate() {
        inst.operands(|operand, _| use_at(operand, at));
        before.push(writes);
        match inst.computes() {
            Some(dst) => writes.mutable += u32::from(mutable[dst as usize]),
            None => {
                writes.memory += 1;
                // It writes the exception's register, and its own result.
                writes.mutable += u32::from(matches!(inst, Inst::Catch { .. }));
            }
        }
    }
    before.push(writes);
    data.terminator.operands(|operand| use_at(operand, data.insts.len()));

    let mut all_reads: FxHashMap<Register, Reads> = Default::default();
    for (at, inst) in data.insts.iter().enumerate() {
        let Some(dst) = inst.computes() else { continue };
        let mut reads = Reads { memory: matches!(inst, Inst::Load { .. }), ..Reads::default() };
        inst.operands(|operand, _| {
            let Some(register) = operand.register() else { return };
            reads.mutable |= mutable[register as usize];
            if let Some(inner) = all_reads.get(&register) {
                reads.memory |= inner.memory;
                reads.mutable |= inner.mutable;
                reads.depth = reads.depth.max(inner.depth + 1);
            }
        });
        let Some(&used) = used_at.get(&dst) else { continue };
        let once = !mutable[dst as usize] && uses[dst as usize] == 1 && used > at;
        if !once || reads.depth > DEEPEST {
            continue;
        }
        let (here, there) = (before[at + 1], before[used]);
        let changed = (reads.memory && here.memory != there.memory)
            || (reads.mutable && here.mutable != there.mutable);
        if !changed {
            deferred[dst as usize] = Some((block, at as u32));
            all_reads.insert(dst, reads);
        }
    }
}
