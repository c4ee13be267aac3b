//! Gives each register a local and each alloca a place in the frame. Registers share locals
//! if they are used at different times, because a browser refuses functions with more than
//! 50,000.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_data_structures::fx::FxHashMap;

use super::Place;
use super::defer::Deferred;
use super::graph::Graph;
use crate::ir::*;

const NONE: u32 = u32::MAX;
const TYPES: [ValType; 4] = [ValType::I32, ValType::I64, ValType::F32, ValType::F64];

pub struct Locals {
    /// By register; `NONE` for those that need none.
    by_register: Vec<u32>,
    /// How many locals of each type come after the parameters.
    pub declared: [(ValType, u32); 4],
    pub places: Vec<Place>,
    /// Size of the frame in bytes, a multiple of 16.
    pub frame: u64,
    /// The frame's alignment if it is above the stack's own, 16.
    pub align: Option<u64>,
    /// Address of the frame, if there is one.
    pub frame_pointer: Option<u32>,
    /// The stack pointer at entry, if the frame's address doesn't tell it.
    pub caller_stack: Option<u32>,
    /// Which block is next, if the graph has no structure.
    pub next_block: Option<u32>,
    /// What is left of the fuel, while it is compared.
    pub fuel: u32,
}

impl Locals {
    /// The local of a register; none if it is never read.
    pub fn of(&self, register: Register) -> Option<u32> {
        let local = self.by_register[register as usize];
        (local != NONE).then_some(local)
    }
}

pub fn assign(body: &Body, graph: &Graph, promoted: &[bool], deferred: &Deferred) -> Locals {
    let (places, frame, align) = lay_out_frame(body, graph, promoted);
    let calls = graph.calls(body);

    let homes = homes(body, graph, deferred);
    let params = body.params.len();
    // Locals are numbered within their type here; types follow each other at the end.
    let mut by_register: Vec<Option<(ValType, u32)>> = vec![None; body.registers.len()];
    let mut counts = share_between_blocks(body, graph, &homes, deferred, &mut by_register);
    let shared = counts.clone();
    for &block in &graph.order {
        let most = share_in(body, block, &homes, deferred, &shared, &mut by_register);
        for (ty, count) in most {
            let known = counts.entry(ty).or_default();
            *known = count.max(*known);
        }
    }

    let mut more = 0;
    let mut special = |wanted: bool| {
        wanted.then(|| {
            more += 1;
            params as u32 + more - 1
        })
    };
    // The first locals of type i32.
    let mut locals = Locals {
        frame_pointer: special(frame > 0 || calls),
        caller_stack: special(align.is_some()),
        next_block: special(graph.irreducible),
        fuel: special(true).expect("it is wanted"),
        by_register: (0..params as u32).collect(),
        declared: [(ValType::I32, 0); 4],
        places,
        frame,
        align,
    };
    let mut next = params as u32;
    let mut starts: FxHashMap<ValType, u32> = Default::default();
    for (declared, ty) in locals.declared.iter_mut().zip(TYPES) {
        let first = if ty == ValType::I32 { more } else { 0 };
        starts.insert(ty, next + first);
        let count = first + counts.get(&ty).copied().unwrap_or(0);
        *declared = (ty, count);
        next += count;
    }
    if calls {
        // The browser's own stack has a limit, too, and no way to ask for it.
        locals.frame = locals.frame.max(browsers_frame(next));
    }
    let number = |&place: &Option<(ValType, u32)>| place.map_or(NONE, |(ty, i)| starts[&ty] + i);
    locals.by_register.extend(by_register[params..].iter().map(number));
    locals
}

/// About how many bytes of its own stack a browser needs for a call of a function with so many
/// locals, before it has optimized the function. A multiple of 16.
fn browsers_frame(locals: u32) -> u64 {
    (64 + 8 * u64::from(locals)).next_multiple_of(16)
}

/// The places of the allocas, the size of the frame, and its alignment if that is above 16.
fn lay_out_frame(body: &Body, graph: &Graph, promoted: &[bool]) -> (Vec<Place>, u64, Option<u64>) {
    let mut used = vec![false; body.allocas.len()];
    let mut touch = |operand: &Operand| {
        if let Operand::Alloca(id, _) = *operand {
            used[id as usize] = true;
        }
    };
    for &block in &graph.order {
        let data = &body.blocks[block as usize];
        for inst in &data.insts {
            inst.operands(|operand, _| touch(operand));
        }
        data.terminator.operands(&mut touch);
    }
    let mut frame = 0u64;
    let mut most_align = 16;
    let mut places = vec![];
    for (id, alloca) in body.allocas.iter().enumerate() {
        places.push(if promoted[id] {
            Place::Registers
        } else if used[id] {
            // Values of odd widths are loaded as whole words.
            let align = alloca.align.max(8);
            most_align = most_align.max(align);
            frame = frame.next_multiple_of(align);
            let place = Place::Frame(frame);
            frame += alloca.size.max(1).next_multiple_of(8);
            place
        } else {
            Place::Nowhere
        });
    }
    (places, frame.next_multiple_of(16), (most_align > 16).then_some(most_align))
}

/// Where a register is read and written.
#[derive(Copy, Clone, PartialEq)]
enum Home {
    /// It is never read or is computed where it is read.
    Nowhere,
    Block(Block),
    Several,
}

fn homes(body: &Body, graph: &Graph, deferred: &Deferred) -> Vec<Home> {
    let mut homes = vec![Home::Nowhere; body.registers.len()];
    let mut touch = |register: Register, block: Block| {
        let home = &mut homes[register as usize];
        *home = match *home {
            Home::Nowhere => Home::Block(block),
            Home::Block(known) if known == block => *home,
            _ => Home::Several,
        };
    };
    for &block in &graph.order {
        let data = &body.blocks[block as usize];
        for inst in &data.insts {
            inst.operands(|operand, _| {
                operand.register().into_iter().for_each(|register| touch(register, block));
            });
        }
        data.terminator.operands(|operand| {
            operand.register().into_iter().for_each(|register| touch(register, block));
        });
    }
    // A result that is read elsewhere; one that is never read needs no local.
    for &block in &graph.order {
        let data = &body.blocks[block as usize];
        let writes = data.insts.iter().map(Inst::writes).chain([data.terminator.writes()]);
        for (first, count) in writes {
            for register in first..first + count {
                if !matches!(homes[register as usize], Home::Nowhere) {
                    let home = &mut homes[register as usize];
                    if *home != Home::Block(block) {
                        *home = Home::Several;
                    }
                }
            }
        }
    }
    for &register in body.mutable.iter().chain(&body.exception) {
        homes[register as usize] = Home::Several;
    }
    for (register, place) in deferred.iter().enumerate() {
        if place.is_some() {
            homes[register] = Home::Nowhere;
        }
    }
    homes
}

/// Gives the registers that several blocks use locals, each again after the last block of
/// an earlier register. Returns how many of each type that takes.
fn share_between_blocks(
    body: &Body,
    graph: &Graph,
    homes: &[Home],
    deferred: &Deferred,
    by_register: &mut [Option<(ValType, u32)>],
) -> FxHashMap<ValType, u32> {
    let mut ranges = ranges(body, graph, homes, deferred);
    ranges.sort_unstable();
    let mut counts: FxHashMap<ValType, u32> = Default::default();
    let mut busy: FxHashMap<ValType, BinaryHeap<Reverse<(u32, u32)>>> = Default::default();
    for (start, end, register) in ranges {
        let ty = body.registers[register as usize];
        let busy = busy.entry(ty).or_default();
        let local = match busy.peek() {
            Some(&Reverse((last, local))) if last < start => {
                busy.pop();
                local
            }
            _ => {
                let count = counts.entry(ty).or_default();
                *count += 1;
                *count - 1
            }
        };
        busy.push(Reverse((end, local)));
        by_register[register as usize] = Some((ty, local));
    }
    counts
}

/// The first and the last block, by their place in the order, in which each register that
/// several blocks use has a value that matters.
fn ranges(
    body: &Body,
    graph: &Graph,
    homes: &[Home],
    deferred: &Deferred,
) -> Vec<(u32, u32, Register)> {
    let blocks = graph.order.len() as u32;
    let mut ranges: FxHashMap<Register, (u32, u32)> = Default::default();
    let mut touch = |register: Register, at: u32| {
        if homes[register as usize] == Home::Several && deferred[register as usize].is_none() {
            let range = ranges.entry(register).or_insert((at, at));
            *range = (range.0.min(at), range.1.max(at));
        }
    };
    for (at, &block) in (0..).zip(&graph.order) {
        let data = &body.blocks[block as usize];
        let writes = data.insts.iter().map(Inst::writes).chain([data.terminator.writes()]);
        writes.for_each(|(first, count)| (first..first + count).for_each(|dst| touch(dst, at)));
        for inst in &data.insts {
            inst.operands(|operand, _| operand.register().iter().for_each(|&r| touch(r, at)));
        }
        data.terminator.operands(|operand| operand.register().iter().for_each(|&r| touch(r, at)));
    }
    // The exception is written where a call unwinds, which is nowhere in the blocks.
    if let Some(exception) = body.exception {
        ranges.insert(exception, (0, blocks));
    }
    let mut mutable = vec![false; body.registers.len()];
    body.mutable.iter().for_each(|&register| mutable[register as usize] = true);
    let loops = loops(body, graph);
    let outermost = outermost(&loops, blocks);
    let params = body.params.len() as u32;
    ranges
        .into_iter()
        .filter(|&(register, _)| register >= params)
        .map(|(register, (start, end))| {
            if graph.irreducible || body.exception == Some(register) {
                (0, blocks, register)
            } else if mutable[register as usize] {
                // It may keep its value from turn to turn.
                (outermost[start as usize].0, outermost[end as usize].1, register)
            } else {
                (start, end_after_loops(&loops, start, end), register)
            }
        })
        .collect()
}

/// The first and the last block of each loop, by their place in the order, sorted.
fn loops(body: &Body, graph: &Graph) -> Vec<(u32, u32)> {
    let mut ends: FxHashMap<u32, u32> = Default::default();
    for (at, &block) in (0..).zip(&graph.order) {
        for to in body.blocks[block as usize].terminator.successors() {
            let to = graph.number[to as usize];
            if to <= at {
                let end = ends.entry(to).or_default();
                *end = at.max(*end);
            }
        }
    }
    let mut loops: Vec<_> = ends.into_iter().collect();
    loops.sort_unstable();
    loops
}

/// For each block, the range of all loops around it that overlap, or itself.
fn outermost(loops: &[(u32, u32)], blocks: u32) -> Vec<(u32, u32)> {
    let mut ranges: Vec<(u32, u32)> = (0..blocks).map(|at| (at, at)).collect();
    let mut loops = loops.iter().copied().peekable();
    while let Some((start, mut end)) = loops.next() {
        while let Some((_, inner_end)) = loops.next_if(|&(inner, _)| inner <= end) {
            end = end.max(inner_end);
        }
        (start..=end).for_each(|at| ranges[at as usize] = (start, end));
    }
    ranges
}

/// A value that comes from before a loop is needed until the loop's end.
fn end_after_loops(loops: &[(u32, u32)], start: u32, end: u32) -> u32 {
    let later = loops.partition_point(|&(header, _)| header <= start);
    let mut last = end;
    for &(header, loop_end) in &loops[later..] {
        if header > last {
            break;
        }
        last = last.max(loop_end);
    }
    last
}

/// Gives the registers of one block locals, each again after its last use. Returns how
/// many of each type that takes, with those that several blocks use.
fn share_in(
    body: &Body,
    block: Block,
    homes: &[Home],
    deferred: &Deferred,
    shared: &FxHashMap<ValType, u32>,
    by_register: &mut [Option<(ValType, u32)>],
) -> FxHashMap<ValType, u32> {
    let data = &body.blocks[block as usize];
    let mut last_use: FxHashMap<Register, usize> = Default::default();
    for (at, inst) in data.insts.iter().enumerate() {
        if inst.computes().is_none_or(|dst| deferred[dst as usize].is_none()) {
            inst.operands(|operand, _| read(body, deferred, operand, at, &mut last_use));
        }
    }
    let end = data.insts.len();
    data.terminator.operands(|operand| read(body, deferred, operand, end, &mut last_use));
    let mut ends: Vec<Vec<Register>> = vec![vec![]; end + 1];
    for (&register, &at) in &last_use {
        if homes[register as usize] == Home::Block(block) {
            ends[at].push(register);
        }
    }

    let mut most = shared.clone();
    let mut free: FxHashMap<ValType, Vec<u32>> = Default::default();
    let mut assign = |(first, count): (Register, u32), released: &mut Vec<Register>| {
        // All operands are read before a result is written.
        released.sort_unstable();
        for register in released.drain(..) {
            if let Some((ty, local)) = by_register[register as usize] {
                free.entry(ty).or_default().push(local);
            }
        }
        for register in first..first + count {
            if homes[register as usize] != Home::Block(block) {
                continue;
            }
            let ty = body.registers[register as usize];
            let local = free.entry(ty).or_default().pop().unwrap_or_else(|| {
                let count = most.entry(ty).or_default();
                *count += 1;
                *count - 1
            });
            by_register[register as usize] = Some((ty, local));
        }
    };
    for (at, inst) in data.insts.iter().enumerate() {
        assign(inst.writes(), &mut ends[at]);
    }
    assign(data.terminator.writes(), &mut ends[end]);
    most
}

/// Notes that an operand is read at this place of its block, and all that is computed in it.
fn read(
    body: &Body,
    deferred: &Deferred,
    operand: &Operand,
    at: usize,
    last_use: &mut FxHashMap<Register, usize>,
) {
    let Some(register) = operand.register() else { return };
    match deferred[register as usize] {
        Some((block, i)) => {
            let inst = &body.blocks[block as usize].insts[i as usize];
            inst.operands(|inner, _| read(body, deferred, inner, at, last_use));
        }
        None => {
            last_use.insert(register, at);
        }
    }
}
