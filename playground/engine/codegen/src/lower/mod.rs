//! Turns one function from blocks that jump into WASM's structured code, in the order of
//! these files. What stays on the stack is decided here and not by a WASM engine, because
//! an engine never moves memory into registers.

mod defer;
mod emit;
mod graph;
mod locals;
mod promote;

use crate::ir::*;

/// What the module knows and one function does not.
pub trait Links {
    /// The slot of a function in the table, which is its address.
    fn slot(&self, function: FnId) -> u32;
    /// What is called when the fuel is used up.
    fn out_of_fuel(&self) -> FnId;
    /// What is called with a slot and a signature when the stack has no room for a frame: it
    /// calls the function in that slot on another stack.
    fn more_stack(&self) -> FnId;
    /// The signature of a function, and the types of its results.
    fn signature(&self, function: FnId) -> (Sig, Vec<ValType>);
}

/// The code of one function.
#[derive(Default)]
pub struct Code {
    /// The declaration of its locals, then its instructions.
    pub bytes: Vec<u8>,
    /// Where in `bytes` the index of a function is missing.
    pub calls: Vec<(u32, FnId)>,
    /// Where in `bytes` calls begin that somebody may ask about, and where they are in the source.
    pub places: Vec<(u32, Location)>,
    /// How many locals it has besides its parameters.
    pub locals: u32,
}

/// Where an alloca is.
#[derive(Copy, Clone, PartialEq)]
enum Place {
    /// It is never used.
    Nowhere,
    /// At that distance from the beginning of the frame.
    Frame(u64),
    /// Each of its parts is a register of its own.
    Registers,
}

pub fn lower(body: &mut Body, links: &impl Links) -> Code {
    let graph = graph::Graph::of(body);
    let promoted = promote::promote(body, &graph);
    let deferred = defer::defer(body, &graph);
    let locals = locals::assign(body, &graph, &promoted, &deferred);
    emit::emit(body, &graph, &deferred, &locals, links)
}
