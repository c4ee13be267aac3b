//! The interpreted program, as the system sees it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_abi::{Align, Size};
use rustc_const_eval::interpret::*;
use rustc_middle::ty::Ty;
use rustc_middle::{throw_machine_stop, throw_unsup_format};

use super::{Call, OWN, set_errno};
use crate::event::{End, Event};
use crate::intrinsics::{atomically, float, float_scalar};
use crate::machine::{Interpreter, RawPointer, Stop};
use crate::memory::{Kind, Owner};
use crate::std_only::schedule::{State, ThreadId};
use crate::std_only::system::{self, Answer, EXIT_CODE, Program, Stream, System};
use crate::threads::{Thread, Threads};

/// A C function that runs before the program starts has no arguments.
pub fn before_start<'a, 'tcx>(ecx: &'a mut Interpreter<'tcx>) -> Call<'a, 'tcx> {
    Call { ecx, args: &[] }
}

impl<'tcx> Program for Call<'_, 'tcx> {
    type Pointer = RawPointer;
    type Thread = Thread<'tcx>;
    type Error = InterpErrorInfo<'tcx>;

    fn system(&mut self) -> &mut System<RawPointer> {
        &mut self.ecx.machine.system
    }

    fn threads(&self) -> &Threads<'tcx> {
        &self.ecx.machine.threads
    }

    fn threads_mut(&mut self) -> &mut Threads<'tcx> {
        &mut self.ecx.machine.threads
    }

    fn count(&self) -> usize {
        self.args.len()
    }

    fn pointer(&self, index: usize) -> Result<RawPointer, Self::Error> {
        self.ecx.read_pointer(&self.args[index]).report_err()
    }

    fn integer(&self, index: usize) -> Result<i64, Self::Error> {
        let number = self.ecx.read_immediate(&self.args[index]).report_err()?;
        let number = number.to_scalar().to_int(number.layout.size).report_err()?;
        Ok(number as i64)
    }

    fn float(&self, index: usize) -> Result<f64, Self::Error> {
        float(self.ecx, &self.args[index]).report_err()
    }

    fn address(&self, pointer: RawPointer) -> u64 {
        pointer.addr().bytes()
    }

    fn null(&self) -> RawPointer {
        RawPointer::null()
    }

    fn offset(&self, pointer: RawPointer, bytes: u64) -> RawPointer {
        pointer.wrapping_offset(Size::from_bytes(bytes), self.ecx)
    }

    fn read(&self, from: RawPointer, size: u64) -> Result<Cow<'_, [u8]>, Self::Error> {
        let bytes = self.ecx.read_bytes_ptr_strip_provenance(from, Size::from_bytes(size));
        bytes.report_err().map(Cow::Borrowed)
    }

    fn write(&mut self, to: RawPointer, bytes: &[u8]) -> Result<(), Self::Error> {
        self.ecx.write_bytes_ptr(to, bytes.iter().copied()).report_err()
    }

    fn read_pointer(&self, from: RawPointer) -> Result<RawPointer, Self::Error> {
        let place = self.pointer_place(from).report_err()?;
        self.ecx.read_pointer(&place).report_err()
    }

    fn write_pointer(&mut self, to: RawPointer, pointer: RawPointer) -> Result<(), Self::Error> {
        let place = self.pointer_place(to).report_err()?;
        self.ecx.write_pointer(pointer, &place).report_err()
    }

    fn read_atomically(&mut self, from: RawPointer) -> Result<u32, Self::Error> {
        let layout = self.ecx.layout_of(self.ecx.tcx.types.u32)?;
        let place = self.ecx.ptr_to_mplace(from, layout);
        let word = atomically(self.ecx, |ecx| ecx.read_scalar(&place)).report_err()?;
        word.to_u32().report_err()
    }

    fn allocate(
        &mut self,
        size: u64,
        align: u64,
        owner: system::Owner,
    ) -> Result<RawPointer, Self::Error> {
        let kind = match owner {
            system::Owner::System => Kind::Machine,
            system::Owner::Program => Kind::C,
        };
        let align = Align::from_bytes(align).expect("a power of two");
        let (size, kind) = (Size::from_bytes(size), MemoryKind::Machine(kind));
        let start = self.ecx.allocate_ptr(size, align, kind, AllocInit::Uninit);
        start.report_err().map(RawPointer::from)
    }

    fn free(&mut self, pointer: RawPointer) -> Result<(), Self::Error> {
        self.ecx.deallocate_ptr(pointer, None, OWN).report_err()
    }

    fn keys(&mut self) -> &mut BTreeMap<u64, RawPointer> {
        &mut self.ecx.machine.threads.current_mut().keys
    }

    fn joined(&mut self, ended: ThreadId) {
        let threads = &mut self.ecx.machine.threads;
        threads.hear(threads.running(), ended);
    }

    fn tell(&mut self, stream: Stream, bytes: &[u8]) {
        let text = &String::from_utf8_lossy(bytes);
        self.ecx.machine.teller.tell(&match stream {
            Stream::Stdout => Event::Stdout { text },
            Stream::Stderr => Event::Stderr { text },
        });
    }
}

impl<'tcx> Call<'_, 'tcx> {
    fn pointer_place(&self, at: RawPointer) -> InterpResult<'tcx, MPlaceTy<'tcx, Owner>> {
        let pointer = Ty::new_imm_ptr(*self.ecx.tcx, self.ecx.tcx.types.u8);
        interp_ok(self.ecx.ptr_to_mplace(at, self.ecx.layout_of(pointer)?))
    }

    /// Does what the system answers to the call.
    pub fn act(
        &mut self,
        answer: Answer<RawPointer>,
        dest: &PlaceTy<'tcx, Owner>,
    ) -> InterpResult<'tcx> {
        let ecx = &mut *self.ecx;
        match answer {
            Answer::Number(number) => write_number(ecx, number, dest),
            Answer::Pointer(pointer) => ecx.write_pointer(pointer, dest),
            Answer::Float(number) => ecx.write_scalar(float_scalar(number, dest.layout.size), dest),
            Answer::Error(number) => {
                set_errno(ecx, number)?;
                write_number(ecx, -1, dest)
            }
            Answer::Null(number) => {
                set_errno(ecx, number)?;
                ecx.write_pointer(RawPointer::null(), dest)
            }
            Answer::Wait(state) => {
                write_number(ecx, 0, dest)?;
                if let State::Futex { .. } = state {
                    let result = ecx.force_allocation(dest)?;
                    ecx.machine.threads.current_mut().futex_result = Some(result);
                }
                ecx.machine.threads.set_state(state);
                interp_ok(())
            }
            Answer::Exit(code) => throw_machine_stop!(Stop(End::Exit { code: code & EXIT_CODE })),
            Answer::Abort => throw_machine_stop!(Stop(End::Abort)),
            Answer::Unsupported(what) => throw_unsup_format!("{what}"),
        }
    }
}

/// Returns a number, in whatever integer type the function returns, if it returns any.
fn write_number<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    number: i64,
    dest: &PlaceTy<'tcx, Owner>,
) -> InterpResult<'tcx> {
    if dest.layout.is_zst() {
        return interp_ok(());
    }
    ecx.write_scalar(Scalar::from_int(number, dest.layout.size), dest)
}
