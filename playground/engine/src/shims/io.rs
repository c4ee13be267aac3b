//! Reading and writing, of the standard streams and of files.

use std::io::{Read, stdin};

use rustc_abi::Size;
use rustc_const_eval::interpret::*;
use rustc_middle::ty::Ty;

use super::Call;
use crate::event::Event;
use crate::machine::{Engine, RawPointer};
use crate::std_only::files::{BAD_FILE, Descriptor, INVALID, Outcome};

/// The most bytes that one read of stdin gives; a read may give less than it was asked for.
const MOST_AT_ONCE: u64 = 1 << 16;
/// The size in bytes of an `iovec`, and where its second field is.
const IOVEC: u64 = 16;
const IOVEC_SIZE: u64 = 8;

/// A piece of the program's memory: where it starts, and its size in bytes.
type Piece = (RawPointer, u64);

#[derive(Clone, Copy)]
enum Direction {
    /// From a file into the program's memory.
    Read,
    /// From the program's memory into a file.
    Write,
}

impl<'tcx> Call<'_, 'tcx> {
    /// `write(file, start, size)`, or `pwrite` with the place in the file.
    pub fn write(&mut self) -> InterpResult<'tcx> {
        self.transfer_piece(Direction::Write)
    }

    /// `writev(file, pieces, count)`.
    pub fn writev(&mut self) -> InterpResult<'tcx> {
        self.transfer_pieces(Direction::Write)
    }

    /// `read(file, start, size)`, or `pread` with the place in the file.
    pub fn read(&mut self) -> InterpResult<'tcx> {
        self.transfer_piece(Direction::Read)
    }

    /// `readv(file, pieces, count)`.
    pub fn readv(&mut self) -> InterpResult<'tcx> {
        self.transfer_pieces(Direction::Read)
    }

    /// Moves one piece, from the place in the file that a fourth argument names.
    fn transfer_piece(&mut self, direction: Direction) -> InterpResult<'tcx> {
        let piece = (self.pointer(1)?, self.size(2)?);
        // A negative place reads as one above `i64::MAX`, which no file has.
        let at = match self.args.get(3) {
            Some(at) => Some(self.ecx.read_scalar(at)?.to_u64()?),
            None => None,
        };
        self.transfer(direction, at, &[piece])
    }

    /// Moves the pieces of a list of `iovec`, with the length of the list as third argument.
    fn transfer_pieces(&mut self, direction: Direction) -> InterpResult<'tcx> {
        let list = self.pointer(1)?;
        let count = self.int(2)? as u64;
        let ecx = &*self.ecx;
        let pointer = ecx.layout_of(Ty::new_imm_ptr(*ecx.tcx, ecx.tcx.types.u8))?;
        let word = ecx.layout_of(ecx.tcx.types.usize)?;
        let piece = |piece| {
            let at = |offset| list.wrapping_offset(Size::from_bytes(IOVEC * piece + offset), ecx);
            let start = ecx.ptr_to_mplace(at(0), pointer);
            let size = ecx.ptr_to_mplace(at(IOVEC_SIZE), word);
            interp_ok((ecx.read_pointer(&start)?, ecx.read_target_usize(&size)?))
        };
        let pieces = (0..count).map(piece).collect::<InterpResult<'tcx, Vec<Piece>>>()?;
        self.transfer(direction, None, &pieces)
    }

    /// Moves pieces until one is not filled: the file has no more just now.
    fn transfer(
        &mut self,
        direction: Direction,
        at: Option<u64>,
        pieces: &[Piece],
    ) -> InterpResult<'tcx> {
        let file = Descriptor(self.int(0)?);
        let mut total = 0;
        for &(start, size) in pieces {
            let moved = match direction {
                Direction::Read => self.read_piece(file, at, start, size)?,
                Direction::Write => self.write_piece(file, at, start, size)?,
            };
            let moved = match moved {
                Ok(moved) => moved,
                Err(error) => return self.fail(error),
            };
            total += moved;
            if moved < size {
                break;
            }
        }
        self.answer(total as i64)
    }

    fn write_piece(
        &mut self,
        file: Descriptor,
        at: Option<u64>,
        start: RawPointer,
        size: u64,
    ) -> InterpResult<'tcx, Outcome<u64>> {
        let bytes = self.ecx.read_bytes_ptr_strip_provenance(start, Size::from_bytes(size))?;
        if let Descriptor::STDOUT | Descriptor::STDERR = file {
            let text = &String::from_utf8_lossy(bytes);
            let event = match file {
                Descriptor::STDOUT => Event::Stdout { text },
                _ => Event::Stderr { text },
            };
            self.ecx.machine.teller.tell(&event);
            return interp_ok(Ok(size));
        }
        let bytes = bytes.to_vec();
        let Engine { files, clock, .. } = &mut self.ecx.machine;
        let written = match at {
            Some(at) if at > i64::MAX as u64 => Err(INVALID),
            Some(at) => files.write_at(file, at, &bytes, *clock),
            None => files.write(file, &bytes, *clock),
        };
        interp_ok(written.map(|()| size))
    }

    fn read_piece(
        &mut self,
        file: Descriptor,
        at: Option<u64>,
        start: RawPointer,
        size: u64,
    ) -> InterpResult<'tcx, Outcome<u64>> {
        let files = &mut self.ecx.machine.files;
        let bytes = match (file, at) {
            (Descriptor::STDIN, None) => {
                let mut bytes = vec![0; size.min(MOST_AT_ONCE) as usize];
                // A stdin that cannot be read is at its end.
                let count = stdin().read(&mut bytes).unwrap_or(0);
                bytes.truncate(count);
                Ok(bytes)
            }
            (file, _) if file.is_standard_stream() => Err(BAD_FILE),
            (_, Some(at)) if at > i64::MAX as u64 => Err(INVALID),
            (_, Some(at)) => files.read_at(file, at, size),
            (_, None) => files.read(file, size),
        };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => return interp_ok(Err(error)),
        };
        let count = bytes.len() as u64;
        self.ecx.write_bytes_ptr(start, bytes)?;
        interp_ok(Ok(count))
    }
}
