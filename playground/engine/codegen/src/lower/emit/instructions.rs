//! The instructions of a block, with the expressions that are computed in them.

use super::Emit;
use crate::encode::{self, global, op};
use crate::ir::*;
use crate::lower::{Links, Place};

/// Fuel that an atomic access takes; a loop turn or a call takes 1. Only there does it matter
/// to a safe program whose turn it is, so that turns end there more often.
const ATOMIC_COST: i32 = 64;

impl<L: Links> Emit<'_, L> {
    pub(super) fn statement(&mut self, inst: &Inst) {
        match *inst {
            Inst::Store { op, address, value } => {
                let offset = self.address(address);
                self.operand(value);
                self.access(op, offset);
            }
            Inst::Call(ref call) => {
                self.call(call.callee, &call.args, op::CALL, call.location);
                self.set_all(call.results);
            }
            Inst::CopyMemory { dst, src, len } => {
                self.operand32(dst);
                self.operand32(src);
                self.operand32(len);
                self.code.bytes.extend([op::PREFIX_FC, 10, 0, 0]);
            }
            Inst::FillMemory { dst, byte, len } => {
                self.operand32(dst);
                self.operand(byte);
                self.operand32(len);
                self.code.bytes.extend([op::PREFIX_FC, 11, 0]);
            }
            Inst::Catch { body, data, handler, dst, sig_body, sig_handler, location } => {
                self.code.bytes.extend([op::TRY, op::EMPTY]);
                self.call(Callee::Indirect(sig_body, body), &[data], op::CALL, location);
                self.i32(0);
                self.set(dst);
                self.catch();
                let exception = self.body.exception.expect("a function that catches has one");
                let args = [data, Operand::Register(exception)];
                let handler = Callee::Indirect(sig_handler, handler);
                self.call(handler, &args, op::CALL, location);
                self.i32(1);
                self.set(dst);
                self.byte(op::END);
            }
            Inst::Turn => self.burn_fuel(ATOMIC_COST),
            Inst::Trap => self.byte(op::UNREACHABLE),
            _ => {
                let dst = inst.computes().expect("all others do");
                if self.deferred[dst as usize].is_none() {
                    self.compute(inst);
                    self.set(dst);
                }
            }
        }
    }

    /// The beginning of what is done when something unwinds.
    pub(super) fn catch(&mut self) {
        self.indexed(op::CATCH, 0);
        let exception = self.body.exception.expect("a function that catches has one");
        self.set(exception);
        self.restore_stack();
    }

    fn set(&mut self, register: Register) {
        match self.locals.of(register) {
            Some(local) => self.indexed(op::LOCAL_SET, local),
            None => self.byte(op::DROP),
        }
    }

    pub(super) fn set_all(&mut self, (first, count): (Register, u32)) {
        for register in (first..first + count).rev() {
            self.set(register);
        }
    }

    /// Pushes the value of an instruction that only computes one.
    fn compute(&mut self, inst: &Inst) {
        match *inst {
            Inst::Unary { op, a, .. } => {
                self.operand(a);
                self.byte(op);
            }
            Inst::UnaryFc { op, a, .. } => {
                self.operand(a);
                self.indexed(op::PREFIX_FC, op.into());
            }
            Inst::Binary { op, a, b, .. } => {
                self.operand(a);
                self.operand(b);
                self.byte(op);
            }
            Inst::Select { condition, a, b, .. } => {
                self.operand(a);
                self.operand(b);
                self.operand(condition);
                self.byte(op::SELECT);
            }
            Inst::Load { op, address, .. } => {
                let offset = self.address(address);
                self.access(op, offset);
            }
            Inst::Copy { src, .. } => self.operand(src),
            Inst::ThreadLocal { offset, .. } => {
                self.indexed(op::GLOBAL_GET, global::THREAD_LOCALS);
                self.i32(offset);
                self.byte(op::I32_ADD);
                self.byte(op::I64_EXTEND_I32_U);
            }
            _ => unreachable!("{inst:?} does more"),
        }
    }

    /// A load or store at the address that was pushed. Its alignment is only a hint.
    pub(super) fn access(&mut self, opcode: u8, offset: u32) {
        self.byte(opcode);
        self.byte(0);
        encode::unsigned(&mut self.code.bytes, offset.into());
    }

    /// Pushes an address of 32 bits. Returns what is to be added to it.
    fn address(&mut self, address: Operand) -> u32 {
        match address {
            Operand::Alloca(id, offset) => {
                let offset = self.frame_offset(id, offset);
                let frame_pointer = self.locals.frame_pointer.expect("something lies there");
                self.indexed(op::LOCAL_GET, frame_pointer);
                if offset < 0 {
                    self.i32(offset);
                    self.byte(op::I32_ADD);
                    return 0;
                }
                offset as u32
            }
            Operand::Offset(register, offset) if (0..1 << 31).contains(&offset) => {
                self.operand32(Operand::Register(register));
                offset as u32
            }
            other => {
                self.operand32(other);
                0
            }
        }
    }

    fn frame_offset(&self, alloca: u32, offset: i64) -> i32 {
        let Place::Frame(place) = self.locals.places[alloca as usize] else {
            unreachable!("alloca {alloca} has no place")
        };
        (place as i64).wrapping_add(offset) as i32
    }

    /// Pushes the low 32 bits of a pointer or a size.
    fn operand32(&mut self, operand: Operand) {
        match operand {
            Operand::I64(n) => self.i32(n as i32),
            Operand::Alloca(id, offset) => {
                let offset = self.frame_offset(id, offset);
                let frame_pointer = self.locals.frame_pointer.expect("something lies there");
                self.indexed(op::LOCAL_GET, frame_pointer);
                if offset != 0 {
                    self.i32(offset);
                    self.byte(op::I32_ADD);
                }
            }
            other => {
                self.operand(other);
                self.byte(op::I32_WRAP_I64);
            }
        }
    }

    pub(super) fn operand(&mut self, operand: Operand) {
        match operand {
            Operand::Register(register) => match self.deferred[register as usize] {
                Some((block, i)) => {
                    let body = self.body;
                    self.compute(&body.blocks[block as usize].insts[i as usize]);
                }
                None => {
                    let local = self.locals.of(register);
                    let local = local.unwrap_or_else(|| panic!("register {register} has no local"));
                    self.indexed(op::LOCAL_GET, local);
                }
            },
            Operand::I32(n) => self.i32(n),
            Operand::I64(n) => self.i64(n),
            Operand::F32(bits) => {
                self.byte(op::F32_CONST);
                self.code.bytes.extend(bits.to_le_bytes());
            }
            Operand::F64(bits) => {
                self.byte(op::F64_CONST);
                self.code.bytes.extend(bits.to_le_bytes());
            }
            Operand::Alloca(..) => {
                self.operand32(operand);
                self.byte(op::I64_EXTEND_I32_U);
            }
            Operand::Offset(register, offset) => {
                self.operand(Operand::Register(register));
                self.i64(offset);
                self.byte(op::I64_ADD);
            }
            Operand::Fn(function) => {
                let slot = self.links.slot(function);
                self.i64(slot.into());
            }
        }
    }

    /// `opcode` is that of a plain or of a tail call; that of an indirect one is the next.
    pub(super) fn call(
        &mut self,
        callee: Callee,
        args: &[Operand],
        opcode: u8,
        location: Option<Location>,
    ) {
        for &arg in args {
            self.operand(arg);
        }
        if let Callee::Indirect(_, to) = callee {
            self.operand32(to);
        }
        let at = self.code.bytes.len() as u32;
        self.code.places.extend(location.map(|location| (at, location)));
        match callee {
            Callee::Fn(function) => self.call_function(opcode, function),
            Callee::Indirect(sig, _) => {
                self.indexed(opcode + 1, sig.0);
                self.byte(0);
            }
        }
    }
}
