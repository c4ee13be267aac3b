//! Finds the allocas whose address is only loaded from and stored to. Each of their parts
//! becomes a register that is written more than once.

use rustc_data_structures::fx::FxHashMap;

use super::graph::Graph;
use crate::encode::op;
use crate::ir::*;

/// More parts than this are left on the stack: they are looked through one by one.
const MOST_PARTS: usize = 16;

/// A part of an alloca that is always accessed in the same way.
#[derive(Copy, Clone, PartialEq)]
struct Part {
    offset: i64,
    width: u8,
    ty: ValType,
}

/// Whether each alloca has become registers.
pub fn promote(body: &mut Body, graph: &Graph) -> Vec<bool> {
    let parts = parts(body, graph);
    let mut registers: FxHashMap<(u32, i64), Register> = Default::default();
    for (id, parts) in parts.iter().enumerate() {
        for part in parts.iter().flatten() {
            let register = body.register(part.ty);
            body.mutable.push(register);
            registers.insert((id as u32, part.offset), register);
        }
    }
    if !registers.is_empty() {
        for &block in &graph.order {
            for inst in &mut body.blocks[block as usize].insts {
                replace(inst, &registers);
            }
        }
    }
    parts.iter().map(Option::is_some).collect()
}

/// The parts of each alloca; none if its address goes elsewhere, or if parts overlap.
fn parts(body: &Body, graph: &Graph) -> Vec<Option<Vec<Part>>> {
    let mut all: Vec<Option<Vec<Part>>> = vec![Some(vec![]); body.allocas.len()];
    for &block in &graph.order {
        let data = &body.blocks[block as usize];
        for inst in &data.insts {
            let opcode = match *inst {
                Inst::Load { op, .. } | Inst::Store { op, .. } => Some(op),
                _ => None,
            };
            inst.operands(|operand, is_address| {
                let Operand::Alloca(id, offset) = *operand else { return };
                let parts = &mut all[id as usize];
                match opcode {
                    Some(opcode) if is_address => {
                        let (width, ty) = (op::width(opcode), moved_type(opcode));
                        add_part(parts, Part { offset, width, ty });
                    }
                    _ => *parts = None,
                }
            });
        }
        data.terminator.operands(|operand| {
            if let Operand::Alloca(id, _) = operand {
                all[*id as usize] = None;
            }
        });
    }
    all
}

fn add_part(parts: &mut Option<Vec<Part>>, part: Part) {
    let Some(known) = parts else { return };
    if known.contains(&part) {
        return;
    }
    let overlaps = |other: &Part| {
        other.offset < part.offset + i64::from(part.width)
            && part.offset < other.offset + i64::from(other.width)
    };
    if known.len() == MOST_PARTS || known.iter().any(overlaps) {
        *parts = None;
    } else {
        known.push(part);
    }
}

/// Makes a load or store of a register a copy.
fn replace(inst: &mut Inst, registers: &FxHashMap<(u32, i64), Register>) {
    let (Inst::Load { address, .. } | Inst::Store { address, .. }) = *inst else { return };
    let Operand::Alloca(id, offset) = address else { return };
    let Some(&register) = registers.get(&(id, offset)) else { return };
    *inst = match *inst {
        Inst::Load { dst, .. } => Inst::Copy { dst, src: Operand::Register(register) },
        Inst::Store { value, .. } => Inst::Copy { dst: register, src: value },
        _ => unreachable!(),
    };
}
