//! Rust's allocator, C's, and the few functions of `string.h` that std calls.

use rustc_abi::{Align, Size};
use rustc_const_eval::interpret::*;
use rustc_middle::{throw_machine_stop, throw_ub_format};

use super::Call;
use crate::machine::{RawPointer, Stop};
use crate::memory::{Kind, Owner};
use crate::places::undefined_behaviour;
use crate::std_only::system::{Answer, Program};
use crate::undefined::Fault;

const RUST: MemoryKind<Kind> = MemoryKind::Machine(Kind::Rust);
const C: MemoryKind<Kind> = MemoryKind::Machine(Kind::C);
/// The alignment in bytes of what `malloc` returns.
const MALLOC_ALIGN: u64 = 16;

impl<'tcx> Call<'_, 'tcx> {
    /// `__rust_alloc(size, align)`.
    pub fn rust_alloc(
        &mut self,
        init: AllocInit,
        dest: &PlaceTy<'tcx, Owner>,
    ) -> InterpResult<'tcx> {
        let (size, align) = self.layout(0, 1)?;
        self.ecx.machine.reserve(size)?;
        let pointer = self.ecx.allocate_ptr(size, align, RUST, init)?;
        self.answer_memory(pointer, dest)
    }

    /// `__rust_dealloc(pointer, size, align)`.
    pub fn rust_dealloc(&mut self) -> InterpResult<'tcx> {
        let pointer = self.pointer(0)?;
        self.check_not_freed(pointer)?;
        let layout = self.layout(1, 2)?;
        self.ecx.deallocate_ptr(pointer, Some(layout), RUST)
    }

    /// `__rust_realloc(pointer, size, align, new size)`.
    pub fn rust_realloc(&mut self, dest: &PlaceTy<'tcx, Owner>) -> InterpResult<'tcx> {
        let pointer = self.pointer(0)?;
        let (size, align) = self.layout(1, 2)?;
        let new = Size::from_bytes(self.size(3)?);
        self.ecx.machine.reserve(new)?;
        let (old, init) = (Some((size, align)), AllocInit::Uninit);
        let moved = self.ecx.reallocate_ptr(pointer, old, new, align, RUST, init)?;
        self.answer_memory(moved, dest)
    }

    /// `malloc(size)`, or `calloc(count, size)` to get zeros.
    pub fn malloc(&mut self, init: AllocInit, dest: &PlaceTy<'tcx, Owner>) -> InterpResult<'tcx> {
        let mut size = self.size(0)?;
        if self.args.len() > 1 {
            size = size.saturating_mul(self.size(1)?);
        }
        let size = Size::from_bytes(size);
        self.ecx.machine.reserve(size)?;
        let align = Align::from_bytes(MALLOC_ALIGN).expect("a power of two");
        let pointer = self.ecx.allocate_ptr(size, align, C, init)?;
        self.answer_memory(pointer, dest)
    }

    /// `free(pointer)`.
    pub fn free_memory(&mut self) -> InterpResult<'tcx> {
        let pointer = self.pointer(0)?;
        if pointer.addr().bytes() == 0 {
            return interp_ok(());
        }
        self.check_not_freed(pointer)?;
        self.ecx.deallocate_ptr(pointer, None, C)
    }

    /// `memcmp(left, right, size)`.
    pub fn memcmp(&mut self, dest: &PlaceTy<'tcx, Owner>) -> InterpResult<'tcx> {
        let (left, right) = (self.pointer(0)?, self.pointer(1)?);
        let size = Size::from_bytes(self.size(2)?);
        let left = self.ecx.read_bytes_ptr_strip_provenance(left, size)?;
        let order = left.cmp(self.ecx.read_bytes_ptr_strip_provenance(right, size)?);
        self.act(Answer::Number(order as i64), dest)
    }

    /// `strlen(text)`.
    pub fn strlen(&mut self, dest: &PlaceTy<'tcx, Owner>) -> InterpResult<'tcx> {
        let length = self.string(0)?.len();
        self.act(Answer::Number(length as i64), dest)
    }

    /// The layout that two arguments describe.
    fn layout(&self, size: usize, align: usize) -> InterpResult<'tcx, (Size, Align)> {
        let align = self.ecx.read_immediate(&self.args[align])?;
        let bytes = align.to_scalar().to_bits(align.layout.size)? as u64;
        let Ok(align) = Align::from_bytes(bytes) else {
            throw_ub_format!("an alignment of {bytes}, which is no power of two");
        };
        interp_ok((Size::from_bytes(self.size(size)?), align))
    }

    /// Returns new memory, and remembers who asked for it.
    fn answer_memory(
        &mut self,
        pointer: Pointer<Owner>,
        dest: &PlaceTy<'tcx, Owner>,
    ) -> InterpResult<'tcx> {
        let place = self.ecx.machine.near_span(*self.ecx.tcx);
        self.ecx.machine.allocations.asked(pointer.provenance.0, place);
        self.ecx.write_pointer(RawPointer::from(pointer), dest)
    }

    /// Fails if the memory was freed before.
    fn check_not_freed(&self, pointer: RawPointer) -> InterpResult<'tcx> {
        let Some(Owner(allocation)) = pointer.provenance else { return interp_ok(()) };
        if self.ecx.is_alloc_live(allocation) {
            return interp_ok(());
        }
        let (tcx, machine) = (*self.ecx.tcx, &self.ecx.machine);
        let message = "the memory was freed before".into();
        let first = machine.allocations.freed_at(allocation);
        let end = undefined_behaviour(tcx, machine, Fault::DoubleFree, message, first);
        throw_machine_stop!(Stop(end));
    }
}
