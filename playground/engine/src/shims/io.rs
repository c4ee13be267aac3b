//! Reading and writing, of the standard streams and of files.

use std::io::{Read, stdin};

use rustc_abi::Size;
use rustc_const_eval::interpret::*;
use rustc_middle::ty::Ty;

use super::{Args, Dest, answer, fail};
use crate::event::Event;
use crate::files::{BAD_FILE, INVALID, Outcome};
use crate::machine::{Engine, Interpreter, RawPointer};
use crate::memory::Owner;

/// A read may give less than it was asked for.
const MOST_AT_ONCE: u64 = 1 << 16;

/// A piece of the program's memory, from here so many bytes.
type Piece = (RawPointer, u64);

/// `write(file, start, size)`, or `pwrite` with the place in the file.
pub fn write<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let (piece, at) = (piece(ecx, args)?, place_in_file(ecx, args)?);
    write_pieces(ecx, &args[0], at, &[piece], dest)
}

/// `writev(file, pieces, count)`.
pub fn writev<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let pieces = pieces(ecx, args)?;
    write_pieces(ecx, &args[0], None, &pieces, dest)
}

/// `read(file, start, size)`, or `pread` with the place in the file.
pub fn read<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let (piece, at) = (piece(ecx, args)?, place_in_file(ecx, args)?);
    read_pieces(ecx, &args[0], at, &[piece], dest)
}

/// `readv(file, pieces, count)`.
pub fn readv<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let pieces = pieces(ecx, args)?;
    read_pieces(ecx, &args[0], None, &pieces, dest)
}

fn write_pieces<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    file: &OpTy<'tcx, Owner>,
    at: Option<u64>,
    pieces: &[Piece],
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let file = ecx.read_scalar(file)?.to_i32()?;
    let mut total = 0;
    for &(start, size) in pieces {
        if let Err(error) = put(ecx, file, at, start, size)? {
            return fail(ecx, dest, error);
        }
        total += size;
    }
    answer(ecx, dest, total as i64)
}

/// Until a piece is not filled: the file has no more just now.
fn read_pieces<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    file: &OpTy<'tcx, Owner>,
    at: Option<u64>,
    pieces: &[Piece],
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let file = ecx.read_scalar(file)?.to_i32()?;
    let mut total = 0;
    for &(start, size) in pieces {
        let bytes = match take(ecx, file, at, size) {
            Ok(bytes) => bytes,
            Err(error) => return fail(ecx, dest, error),
        };
        let count = bytes.len() as u64;
        ecx.write_bytes_ptr(start, bytes)?;
        total += count;
        if count < size {
            break;
        }
    }
    answer(ecx, dest, total as i64)
}

/// The second and third argument of `read` and `write`.
fn piece<'tcx>(ecx: &Interpreter<'tcx>, args: Args<'_, 'tcx>) -> InterpResult<'tcx, Piece> {
    interp_ok((ecx.read_pointer(&args[1])?, ecx.read_target_usize(&args[2])?))
}

/// The fourth argument of `pread` and `pwrite`; a negative one is none of any file.
fn place_in_file<'tcx>(
    ecx: &Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
) -> InterpResult<'tcx, Option<u64>> {
    let Some(at) = args.get(3) else { return interp_ok(None) };
    interp_ok(Some(ecx.read_scalar(at)?.to_u64()?))
}

/// A list of pieces, each a pointer and a size, and how many there are.
fn pieces<'tcx>(ecx: &Interpreter<'tcx>, args: Args<'_, 'tcx>) -> InterpResult<'tcx, Vec<Piece>> {
    let pieces = ecx.read_pointer(&args[1])?;
    let count = ecx.read_scalar(&args[2])?.to_i32()? as u64;
    let pointer = ecx.layout_of(Ty::new_imm_ptr(*ecx.tcx, ecx.tcx.types.u8))?;
    let word = ecx.layout_of(ecx.tcx.types.usize)?;
    let piece = |piece| {
        let at = |offset| pieces.wrapping_offset(Size::from_bytes(16 * piece + offset), ecx);
        let (start, size) = (ecx.ptr_to_mplace(at(0), pointer), ecx.ptr_to_mplace(at(8), word));
        interp_ok((ecx.read_pointer(&start)?, ecx.read_target_usize(&size)?))
    };
    (0..count).map(piece).collect()
}

fn put<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    file: i32,
    at: Option<u64>,
    start: RawPointer,
    size: u64,
) -> InterpResult<'tcx, Outcome<()>> {
    let bytes = ecx.read_bytes_ptr_strip_provenance(start, Size::from_bytes(size))?;
    if let 1 | 2 = file {
        let text = &String::from_utf8_lossy(bytes);
        let event = if file == 1 { Event::Stdout { text } } else { Event::Stderr { text } };
        ecx.machine.teller.tell(&event);
        return interp_ok(Ok(()));
    }
    let bytes = bytes.to_vec();
    let Engine { files, clock, .. } = &mut ecx.machine;
    interp_ok(match at {
        Some(at) if at > i64::MAX as u64 => Err(INVALID),
        Some(at) => files.write_at(file, at, &bytes, *clock),
        None => files.write(file, &bytes, *clock),
    })
}

fn take(ecx: &mut Interpreter<'_>, file: i32, at: Option<u64>, size: u64) -> Outcome<Vec<u8>> {
    match (file, at) {
        (0, None) => {
            let mut bytes = vec![0; size.min(MOST_AT_ONCE) as usize];
            // What cannot be read is at its end.
            let count = stdin().read(&mut bytes).unwrap_or(0);
            bytes.truncate(count);
            Ok(bytes)
        }
        (0..=2, _) => Err(BAD_FILE),
        (_, Some(at)) if at > i64::MAX as u64 => Err(INVALID),
        (_, Some(at)) => ecx.machine.files.read_at(file, at, size),
        (_, None) => ecx.machine.files.read(file, size),
    }
}
