//! The intermediate code of one function: registers that become WASM locals, blocks of
//! instructions that are WASM's own, and how each block ends.
//!
//! It isn't in SSA form. WASM's locals can be written again and again, so no phi is needed:
//! a variable that lives in several blocks is an alloca, which `lower::promote` turns into
//! locals. A register is written once, except for those in `Body::mutable`.

use rustc_span::Span;

use crate::encode::op;

/// A register of the function that is being built.
pub type Register = u32;
/// A block of the function that is being built.
pub type Block = u32;

/// A type of WASM's own, by its code in the binary format.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum ValType {
    I32 = 0x7f,
    I64 = 0x7e,
    F32 = 0x7d,
    F64 = 0x7c,
}

/// The type of a value, as rustc_codegen_ssa sees it. An integer is kept in the smallest of
/// i32, i64 and two i64 that holds it, and its upper bits are zero.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Ty {
    Void,
    /// An integer of that many bits.
    Int(u16),
    F16,
    F32,
    F64,
    F128,
    Ptr,
    /// Something that only lies in memory, of that many bytes.
    Memory(u64),
    /// Several of these: an index into the context's list.
    Aggregate(u32),
}

/// A signature: an index into the context's list, and into the module's types.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Sig(pub u32);

/// A function: an index into the context's list.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct FnId(pub u32);

/// What rustc_codegen_ssa handles as a value.
#[derive(Copy, Clone, PartialEq, Debug)]
pub enum Value {
    Undef(Ty),
    /// An integer, a pointer, or the bits of a float.
    Const(Ty, u128),
    /// The address of a function.
    Fn(FnId),
    /// An address in an alloca.
    Alloca(u32, i64),
    /// A pointer: a register and a constant.
    Offset(Register, i64),
    /// The first of as many registers as the type has components.
    Register(Register, Ty),
    /// Values put together: an index into `Body::aggregates`.
    Aggregate(u32, Ty),
}

/// What an instruction takes: one component of a value.
#[derive(Copy, Clone, PartialEq, Debug)]
pub enum Operand {
    Register(Register),
    I32(i32),
    I64(i64),
    F32(u32),
    F64(u64),
    Alloca(u32, i64),
    Offset(Register, i64),
    Fn(FnId),
}

/// What a call calls.
#[derive(Copy, Clone, PartialEq, Debug)]
pub enum Callee {
    Fn(FnId),
    Indirect(Sig, Operand),
}

/// A place in the source.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Location {
    /// An index into the context's list.
    pub scope: u32,
    pub span: Span,
}

/// A call: its results go into as many registers as it has, from the first on.
#[derive(Clone, Debug)]
pub struct Call {
    pub callee: Callee,
    pub args: Box<[Operand]>,
    pub results: (Register, u32),
    pub location: Option<Location>,
}

#[derive(Clone, Debug)]
pub enum Inst {
    Unary {
        op: u8,
        dst: Register,
        a: Operand,
    },
    /// With the prefix 0xfc.
    UnaryFc {
        op: u8,
        dst: Register,
        a: Operand,
    },
    Binary {
        op: u8,
        dst: Register,
        a: Operand,
        b: Operand,
    },
    Select {
        dst: Register,
        condition: Operand,
        a: Operand,
        b: Operand,
    },
    Load {
        op: u8,
        dst: Register,
        address: Operand,
    },
    Store {
        op: u8,
        address: Operand,
        value: Operand,
    },
    Copy {
        dst: Register,
        src: Operand,
    },
    /// The address of a `#[thread_local]` static.
    ThreadLocal {
        dst: Register,
        offset: i32,
    },
    Call(Call),
    CopyMemory {
        dst: Operand,
        src: Operand,
        len: Operand,
    },
    FillMemory {
        dst: Operand,
        byte: Operand,
        len: Operand,
    },
    /// `catch_unwind`: whether `body(data)` unwound, as 0 or 1 in `dst`.
    Catch {
        body: Operand,
        data: Operand,
        handler: Operand,
        dst: Register,
        sig_body: Sig,
        sig_handler: Sig,
        location: Option<Location>,
    },
    /// Another thread may have its turn here.
    Turn,
    Trap,
}

/// How a block ends.
#[derive(Clone, Debug)]
pub enum Terminator {
    /// It has none yet.
    None,
    Return(Box<[Operand]>),
    Branch(Block),
    If(Operand, Block, Block),
    /// On a value of i32 or i64.
    Switch(Operand, ValType, Box<[(u64, Block)]>, Block),
    Invoke {
        call: Call,
        normal: Block,
        unwind: Block,
    },
    TailCall(Call),
    Throw(Operand),
    Unreachable,
}

pub struct BlockData {
    pub insts: Vec<Inst>,
    pub terminator: Terminator,
}

/// Room on the stack, in bytes.
pub struct Alloca {
    pub size: u64,
    pub align: u64,
}

/// One function while it is built.
pub struct Body {
    pub id: FnId,
    /// The first registers are the parameters.
    pub params: Vec<ValType>,
    pub registers: Vec<ValType>,
    pub blocks: Vec<BlockData>,
    pub allocas: Vec<Alloca>,
    pub aggregates: Vec<Box<[Value]>>,
    /// Where a caught exception is put.
    pub exception: Option<Register>,
    /// Registers that are written more than once.
    pub mutable: Vec<Register>,
}

impl Body {
    pub fn new(id: FnId, params: Vec<ValType>) -> Self {
        Body {
            id,
            registers: params.clone(),
            params,
            blocks: vec![],
            allocas: vec![],
            aggregates: vec![],
            exception: None,
            mutable: vec![],
        }
    }

    pub fn register(&mut self, ty: ValType) -> Register {
        self.registers.push(ty);
        self.registers.len() as Register - 1
    }

    pub fn exception(&mut self) -> Register {
        if let Some(exception) = self.exception {
            return exception;
        }
        let exception = self.register(ValType::I64);
        self.mutable.push(exception);
        self.exception = Some(exception);
        exception
    }
}

impl Operand {
    /// The register that it reads.
    pub fn register(&self) -> Option<Register> {
        match *self {
            Operand::Register(register) | Operand::Offset(register, _) => Some(register),
            _ => None,
        }
    }
}

impl Call {
    pub fn operands(&self, mut visit: impl FnMut(&Operand)) {
        self.args.iter().for_each(&mut visit);
        if let Callee::Indirect(_, to) = &self.callee {
            visit(to);
        }
    }
}

impl Inst {
    /// Visits each operand in the order of evaluation; the flag says whether it is only
    /// the address of a load or store.
    pub fn operands(&self, mut visit: impl FnMut(&Operand, bool)) {
        let mut plain = |operands: &[&Operand]| {
            for operand in operands {
                visit(operand, false);
            }
        };
        match self {
            Inst::Unary { a, .. } | Inst::UnaryFc { a, .. } => plain(&[a]),
            Inst::Binary { a, b, .. } => plain(&[a, b]),
            Inst::Select { condition, a, b, .. } => plain(&[a, b, condition]),
            Inst::Load { address, .. } => visit(address, true),
            Inst::Store { address, value, .. } => {
                visit(address, true);
                visit(value, false);
            }
            Inst::Copy { src, .. } => plain(&[src]),
            Inst::Call(call) => call.operands(|operand| visit(operand, false)),
            Inst::CopyMemory { dst, src, len } => plain(&[dst, src, len]),
            Inst::FillMemory { dst, byte, len } => plain(&[dst, byte, len]),
            Inst::Catch { body, data, handler, .. } => plain(&[body, data, handler]),
            Inst::Turn | Inst::Trap | Inst::ThreadLocal { .. } => {}
        }
    }

    /// The register that it computes, if that is all it does: it may be moved to where the
    /// register is used, or dropped.
    pub fn computes(&self) -> Option<Register> {
        match *self {
            Inst::Unary { dst, .. }
            | Inst::UnaryFc { dst, .. }
            | Inst::Binary { dst, .. }
            | Inst::Select { dst, .. }
            | Inst::Load { dst, .. }
            | Inst::ThreadLocal { dst, .. }
            | Inst::Copy { dst, .. } => Some(dst),
            _ => None,
        }
    }

    /// The registers that it writes: the first, and how many.
    pub fn writes(&self) -> (Register, u32) {
        match self {
            Inst::Call(call) => call.results,
            Inst::Catch { dst, .. } => (*dst, 1),
            _ => self.computes().map_or((0, 0), |dst| (dst, 1)),
        }
    }
}

impl Terminator {
    pub fn operands(&self, mut visit: impl FnMut(&Operand)) {
        match self {
            Terminator::Return(values) => values.iter().for_each(visit),
            Terminator::If(value, ..)
            | Terminator::Switch(value, ..)
            | Terminator::Throw(value) => visit(value),
            Terminator::Invoke { call, .. } | Terminator::TailCall(call) => call.operands(visit),
            Terminator::None | Terminator::Branch(_) | Terminator::Unreachable => {}
        }
    }

    pub fn successors(&self) -> Vec<Block> {
        match self {
            Terminator::Branch(to) => vec![*to],
            Terminator::If(_, yes, no) => vec![*yes, *no],
            Terminator::Switch(_, _, cases, other) => {
                cases.iter().map(|&(_, to)| to).chain([*other]).collect()
            }
            Terminator::Invoke { normal, unwind, .. } => vec![*normal, *unwind],
            Terminator::None
            | Terminator::Return(_)
            | Terminator::TailCall(_)
            | Terminator::Throw(_)
            | Terminator::Unreachable => vec![],
        }
    }

    /// The registers that it writes: the first, and how many.
    pub fn writes(&self) -> (Register, u32) {
        match self {
            Terminator::Invoke { call, .. } => call.results,
            _ => (0, 0),
        }
    }
}

/// The type of what a load or store with this opcode moves.
pub fn moved_type(op: u8) -> ValType {
    match op {
        op::F32_LOAD | op::F32_STORE => ValType::F32,
        op::F64_LOAD | op::F64_STORE => ValType::F64,
        op::I64_LOAD | op::I64_STORE => ValType::I64,
        _ => ValType::I32,
    }
}
