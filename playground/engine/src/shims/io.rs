//! Standard input, standard output and standard error.

use std::io::{Read, stdin};

use rustc_abi::Size;
use rustc_const_eval::interpret::*;
use rustc_middle::ty::Ty;

use super::{Args, Dest, answer, fail};
use crate::event::Event;
use crate::machine::{Interpreter, RawPointer};

/// A read may give less than it was asked for.
const MOST_AT_ONCE: u64 = 1 << 16;

/// `EBADF`: no such file is open.
const BAD_FILE: i32 = 9;

pub fn write<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let file = ecx.read_scalar(&args[0])?.to_i32()?;
    let start = ecx.read_pointer(&args[1])?;
    let size = ecx.read_target_usize(&args[2])?;
    if !tell(ecx, file, start, size)? {
        return fail(ecx, dest, BAD_FILE);
    }
    answer(ecx, dest, size as i64)
}

/// `read(file, start, size)` of standard input.
pub fn read<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    if ecx.read_scalar(&args[0])?.to_i32()? != 0 {
        return fail(ecx, dest, BAD_FILE);
    }
    let start = ecx.read_pointer(&args[1])?;
    let mut bytes = vec![0; ecx.read_target_usize(&args[2])?.min(MOST_AT_ONCE) as usize];
    // What cannot be read is at its end.
    let count = stdin().read(&mut bytes).unwrap_or(0);
    bytes.truncate(count);
    ecx.write_bytes_ptr(start, bytes)?;
    answer(ecx, dest, count as i64)
}

/// `writev(file, pieces, count)`, where a piece is a pointer and a size.
pub fn writev<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let file = ecx.read_scalar(&args[0])?.to_i32()?;
    let pieces = ecx.read_pointer(&args[1])?;
    let count = ecx.read_scalar(&args[2])?.to_i32()? as u64;
    let pointer = ecx.layout_of(Ty::new_imm_ptr(*ecx.tcx, ecx.tcx.types.u8))?;
    let word = ecx.layout_of(ecx.tcx.types.usize)?;
    let mut total = 0;
    for piece in 0..count {
        let at = |offset| pieces.wrapping_offset(Size::from_bytes(16 * piece + offset), ecx);
        let (start, size) = (ecx.ptr_to_mplace(at(0), pointer), ecx.ptr_to_mplace(at(8), word));
        let (start, size) = (ecx.read_pointer(&start)?, ecx.read_target_usize(&size)?);
        if !tell(ecx, file, start, size)? {
            return fail(ecx, dest, BAD_FILE);
        }
        total += size;
    }
    answer(ecx, dest, total as i64)
}

/// False when the file is neither standard output nor standard error.
fn tell<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    file: i32,
    start: RawPointer,
    size: u64,
) -> InterpResult<'tcx, bool> {
    let bytes = ecx.read_bytes_ptr_strip_provenance(start, Size::from_bytes(size))?;
    let text = &String::from_utf8_lossy(bytes);
    match file {
        1 => ecx.machine.teller.tell(&Event::Stdout { text }),
        2 => ecx.machine.teller.tell(&Event::Stderr { text }),
        _ => return interp_ok(false),
    }
    interp_ok(true)
}
