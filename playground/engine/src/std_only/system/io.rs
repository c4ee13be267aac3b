//! Reading and writing, of the standard streams and of files.

use std::io::{Read, stdin};

use super::super::files::{self, BAD_FILE, Descriptor, INVALID};
use super::{Answer, Outcome, Program, Stream};

/// The most bytes that one read of stdin gives; a read may give less than it was asked for.
const MOST_AT_ONCE: u64 = 1 << 16;
/// The size in bytes of an `iovec`, and where its second field is.
const IOVEC: u64 = 16;
const IOVEC_SIZE: u64 = 8;

#[derive(Clone, Copy)]
enum Direction {
    /// From a file into the program's memory.
    Read,
    /// From the program's memory into a file.
    Write,
}

/// `write(file, start, size)`, or `pwrite` with the place in the file.
pub fn write<P: Program>(program: &mut P) -> Outcome<P> {
    transfer_piece(program, Direction::Write)
}

/// `writev(file, pieces, count)`.
pub fn writev<P: Program>(program: &mut P) -> Outcome<P> {
    transfer_pieces(program, Direction::Write)
}

/// `read(file, start, size)`, or `pread` with the place in the file.
pub fn read<P: Program>(program: &mut P) -> Outcome<P> {
    transfer_piece(program, Direction::Read)
}

/// `readv(file, pieces, count)`.
pub fn readv<P: Program>(program: &mut P) -> Outcome<P> {
    transfer_pieces(program, Direction::Read)
}

/// Moves one piece, from the place in the file that a fourth argument names.
fn transfer_piece<P: Program>(program: &mut P, direction: Direction) -> Outcome<P> {
    let piece = (program.pointer(1)?, program.size(2)?);
    // A negative place reads as one above `i64::MAX`, which no file has.
    let at = if program.count() > 3 { Some(program.size(3)?) } else { None };
    transfer(program, direction, at, &[piece])
}

/// Moves the pieces of a list of `iovec`, with the length of the list as third argument.
fn transfer_pieces<P: Program>(program: &mut P, direction: Direction) -> Outcome<P> {
    let (list, count) = (program.pointer(1)?, program.size(2)?);
    let mut pieces = vec![];
    for piece in 0..count {
        let start = program.read_pointer(program.offset(list, IOVEC * piece))?;
        let size = program.read(program.offset(list, IOVEC * piece + IOVEC_SIZE), 8)?;
        pieces.push((start, u64::from_le_bytes(size[..].try_into().expect("eight bytes"))));
    }
    transfer(program, direction, None, &pieces)
}

/// Moves pieces, each with its size in bytes, until one is not filled: the file has no more
/// just now.
fn transfer<P: Program>(
    program: &mut P,
    direction: Direction,
    at: Option<u64>,
    pieces: &[(P::Pointer, u64)],
) -> Outcome<P> {
    let file = Descriptor(program.integer(0)? as i32);
    let mut total = 0;
    for &(start, size) in pieces {
        let moved = match direction {
            Direction::Read => read_piece(program, file, at, start, size)?,
            Direction::Write => write_piece(program, file, at, start, size)?,
        };
        let moved = match moved {
            Ok(moved) => moved,
            Err(error) => return Ok(Answer::Error(error)),
        };
        total += moved;
        if moved < size {
            break;
        }
    }
    Ok(Answer::Number(total as i64))
}

fn write_piece<P: Program>(
    program: &mut P,
    file: Descriptor,
    at: Option<u64>,
    start: P::Pointer,
    size: u64,
) -> Result<files::Outcome<u64>, P::Error> {
    let bytes = program.read(start, size)?.into_owned();
    let stream = match file {
        Descriptor::STDOUT => Some(Stream::Stdout),
        Descriptor::STDERR => Some(Stream::Stderr),
        _ => None,
    };
    if let Some(stream) = stream {
        program.tell(stream, &bytes);
        return Ok(Ok(size));
    }
    let system = program.system();
    let now = system.clock;
    let written = match at {
        Some(at) if at > i64::MAX as u64 => Err(INVALID),
        Some(at) => system.files.write_at(file, at, &bytes, now),
        None => system.files.write(file, &bytes, now),
    };
    Ok(written.map(|()| size))
}

fn read_piece<P: Program>(
    program: &mut P,
    file: Descriptor,
    at: Option<u64>,
    start: P::Pointer,
    size: u64,
) -> Result<files::Outcome<u64>, P::Error> {
    let files = &mut program.system().files;
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
    match bytes {
        Ok(bytes) => {
            program.write(start, &bytes)?;
            Ok(Ok(bytes.len() as u64))
        }
        Err(error) => Ok(Err(error)),
    }
}
