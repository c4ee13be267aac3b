//! Files and folders, as C names what is done to them.

use rustc_abi::{Align, Size};
use rustc_const_eval::interpret::*;

use super::environment::{OWN, c_string, read_c_string};
use super::{Args, Dest, answer, fail, field, set_errno, time};
use crate::files::{Asked, BAD_SEEK, Content, Files, INVALID, Outcome};
use crate::machine::{Interpreter, RawPointer};
use crate::memory::{Kind, Owner};

/// A folder that is being read, as the program holds it.
pub struct Stream {
    entries: std::vec::IntoIter<(Vec<u8>, usize)>,
    /// The descriptor that `dirfd` tells.
    file: i32,
    /// Where the entry lies that was returned last.
    entry: Option<RawPointer>,
}

/// What a function does to files; none if it is not one of these.
pub fn call<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    name: &str,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx, bool> {
    let now = ecx.machine.clock;
    let number = |ecx: &Interpreter<'tcx>, index: usize| -> InterpResult<'tcx, i64> {
        let number = ecx.read_immediate(&args[index])?;
        interp_ok(number.to_scalar().to_int(number.layout.size)? as i64)
    };
    let path = |ecx: &Interpreter<'tcx>, index: usize| read_c_string(ecx, &args[index]);
    let outcome = match name {
        "open" | "open64" => {
            let (path, flags) = (path(ecx, 0)?, number(ecx, 1)?);
            let mode = if args.len() > 2 { number(ecx, 2)? } else { 0 };
            ecx.machine.files.open(&path, asked(flags), mode as u32, now).map(i64::from)
        }
        "close" => done(ecx.machine.files.close(number(ecx, 0)? as i32)),
        "lseek" | "lseek64" => {
            let (file, by, whence) =
                (number(ecx, 0)? as i32, number(ecx, 1)?, number(ecx, 2)? as i32);
            match file {
                0..=2 => Err(BAD_SEEK),
                _ => ecx.machine.files.seek(file, by, whence).map(|at| at as i64),
            }
        }
        "ftruncate" | "ftruncate64" => {
            let (file, size) = (number(ecx, 0)? as i32, number(ecx, 1)?);
            let files = &mut ecx.machine.files;
            let size = u64::try_from(size).map_err(|_| INVALID);
            done(files.node_of(file).and_then(|node| files.set_size(node, size?, now)))
        }
        "fcntl" => {
            const DUPLICATE: i64 = 0;
            const DUPLICATE_AND_CLOSE: i64 = 1030;
            match number(ecx, 1)? {
                DUPLICATE | DUPLICATE_AND_CLOSE => {
                    ecx.machine.files.duplicate(number(ecx, 0)? as i32).map(i64::from)
                }
                _ => Ok(0),
            }
        }
        // What is written is there at once, and nobody else is.
        "fsync" | "fdatasync" | "flock" => done(ecx.machine.files.node_of(number(ecx, 0)? as i32)),

        "stat" | "stat64" | "lstat" | "lstat64" => {
            let found = ecx.machine.files.find(&path(ecx, 0)?, !name.starts_with('l'));
            return status(ecx, found, &args[1], dest);
        }
        "fstat" | "fstat64" => {
            let found = ecx.machine.files.node_of(number(ecx, 0)? as i32);
            return status(ecx, found, &args[1], dest);
        }
        "chmod" | "fchmod" => {
            let found = match name {
                "chmod" => ecx.machine.files.find(&path(ecx, 0)?, true),
                _ => ecx.machine.files.node_of(number(ecx, 0)? as i32),
            };
            let mode = number(ecx, 1)? as u32;
            done(found.map(|node| ecx.machine.files.node_mut(node).mode = mode & 0o7777))
        }
        "utimensat" | "futimens" => {
            let (found, times) = match name {
                // `utimensat(AT_FDCWD, path, times, flags)`.
                "utimensat" => {
                    (ecx.machine.files.find(&path(ecx, 1)?, number(ecx, 3)? == 0), &args[2])
                }
                _ => (ecx.machine.files.node_of(number(ecx, 0)? as i32), &args[1]),
            };
            let times = ecx.deref_pointer(times)?;
            let (accessed, modified) =
                (time::read_or_omitted(ecx, &times, 0)?, time::read_or_omitted(ecx, &times, 1)?);
            done(found.map(|node| {
                let node = ecx.machine.files.node_mut(node);
                node.accessed = accessed.unwrap_or(node.accessed);
                node.modified = modified.unwrap_or(node.modified);
            }))
        }

        "mkdir" => {
            let mode = number(ecx, 1)? as u32;
            done(ecx.machine.files.make_folder(&path(ecx, 0)?, mode, now))
        }
        "rmdir" => done(ecx.machine.files.remove_folder(&path(ecx, 0)?)),
        "unlink" => done(ecx.machine.files.remove(&path(ecx, 0)?)),
        "rename" => done(ecx.machine.files.rename(&path(ecx, 0)?, &path(ecx, 1)?)),
        "link" => done(ecx.machine.files.add_name(&path(ecx, 0)?, &path(ecx, 1)?)),
        // `linkat(AT_FDCWD, from, AT_FDCWD, to, flags)`.
        "linkat" => done(ecx.machine.files.add_name(&path(ecx, 1)?, &path(ecx, 3)?)),
        "symlink" => done(ecx.machine.files.make_link(&path(ecx, 0)?, &path(ecx, 1)?, now)),
        "chdir" => done(ecx.machine.files.go(&path(ecx, 0)?)),
        "readlink" => {
            let (start, room) = (ecx.read_pointer(&args[1])?, ecx.read_target_usize(&args[2])?);
            match target(&ecx.machine.files, &path(ecx, 0)?) {
                Ok(mut target) => {
                    target.truncate(room as usize);
                    let size = target.len();
                    ecx.write_bytes_ptr(start, target)?;
                    Ok(size as i64)
                }
                Err(error) => Err(error),
            }
        }
        "getcwd" => {
            let (start, room) = (ecx.read_pointer(&args[0])?, ecx.read_target_usize(&args[1])?);
            return here(ecx, start, room, dest).map(|()| true);
        }
        "realpath" => {
            let found = ecx.machine.files.real_path(&path(ecx, 0)?);
            let kind = MemoryKind::Machine(Kind::C);
            return match found {
                Ok(found) => {
                    let text = c_string(ecx, &found, kind)?;
                    ecx.write_pointer(text, dest)?;
                    interp_ok(true)
                }
                Err(error) => fail_with_null(ecx, error, dest).map(|()| true),
            };
        }

        "opendir" => {
            let found = ecx.machine.files.find(&path(ecx, 0)?, true);
            return open_stream(ecx, found, &path(ecx, 0)?, dest).map(|()| true);
        }
        "readdir" | "readdir64" => return next_entry(ecx, &args[0], dest).map(|()| true),
        "dirfd" => {
            let stream = ecx.read_pointer(&args[0])?.addr().bytes();
            Ok(i64::from(ecx.machine.streams[&stream].file))
        }
        "closedir" => {
            let pointer = ecx.read_pointer(&args[0])?;
            let stream = ecx.machine.streams.remove(&pointer.addr().bytes());
            let stream = stream.expect("a folder is closed once");
            for memory in [Some(pointer), stream.entry].into_iter().flatten() {
                ecx.deallocate_ptr(memory, None, OWN)?;
            }
            done(ecx.machine.files.close(stream.file))
        }
        _ => return interp_ok(false),
    };
    match outcome {
        Ok(number) => answer(ecx, dest, number)?,
        Err(error) => fail(ecx, dest, error)?,
    }
    interp_ok(true)
}

fn done<T>(outcome: Outcome<T>) -> Outcome<i64> {
    outcome.map(|_| 0)
}

/// The flags of Linux.
fn asked(flags: i64) -> Asked {
    let has = |flag: i64| flags & flag != 0;
    let access = flags & 0o3;
    Asked {
        reads: access != 1,
        writes: access != 0,
        creates: has(0o100),
        anew: has(0o200),
        empties: has(0o1000),
        appends: has(0o2000),
        folder: has(0o200_000),
    }
}

fn target(files: &Files, path: &[u8]) -> Outcome<Vec<u8>> {
    match &files.node(files.find(path, false)?).content {
        Content::Link(target) => Ok(target.clone()),
        _ => Err(INVALID),
    }
}

/// The bits of `st_mode` and the number of `d_type` for what a node is.
fn file_type(content: &Content) -> (u32, u8) {
    match content {
        Content::File(_) => (0o100_000, 8),
        Content::Folder { .. } => (0o040_000, 4),
        Content::Link(_) => (0o120_000, 10),
    }
}

/// Fills a `stat64`.
fn status<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    found: Outcome<usize>,
    to: &OpTy<'tcx, Owner>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx, bool> {
    const SECOND: u64 = 1_000_000_000;
    let node = match found {
        Ok(node) => node,
        Err(error) => return fail(ecx, dest, error).map(|()| true),
    };
    let file = ecx.machine.files.node(node);
    let (size, accessed, modified) = (file.size(), file.accessed, file.modified);
    let fields = [
        ("st_dev", 1),
        ("st_ino", node as u64 + 1),
        ("st_mode", u64::from(file_type(&file.content).0 | file.mode)),
        ("st_nlink", u64::from(file.links)),
        ("st_uid", 1000),
        ("st_gid", 1000),
        ("st_rdev", 0),
        ("st_size", size),
        ("st_blksize", 4096),
        ("st_blocks", size.div_ceil(512)),
        ("st_atime", accessed / SECOND),
        ("st_atime_nsec", accessed % SECOND),
        ("st_mtime", modified / SECOND),
        ("st_mtime_nsec", modified % SECOND),
        ("st_ctime", modified / SECOND),
        ("st_ctime_nsec", modified % SECOND),
    ];
    let to = ecx.deref_pointer(to)?;
    for (name, number) in fields {
        let place = field(ecx, &to, name)?;
        ecx.write_scalar(Scalar::from_uint(number, place.layout.size), &place)?;
    }
    answer(ecx, dest, 0)?;
    interp_ok(true)
}

fn fail_with_null<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    error: i32,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    set_errno(ecx, error)?;
    ecx.write_pointer(RawPointer::null(), dest)
}

/// `getcwd(start, room)`.
fn here<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    start: RawPointer,
    room: u64,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    const TOO_SMALL: i32 = 34;
    let mut path = ecx.machine.files.here();
    path.push(0);
    if path.len() as u64 > room {
        return fail_with_null(ecx, TOO_SMALL, dest);
    }
    ecx.write_bytes_ptr(start, path)?;
    ecx.write_pointer(start, dest)
}

fn open_stream<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    found: Outcome<usize>,
    path: &[u8],
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let now = ecx.machine.clock;
    let files = &mut ecx.machine.files;
    let asked = Asked { reads: true, folder: true, ..Asked::default() };
    let opened = found.and_then(|node| Ok((files.list(node)?, files.open(path, asked, 0, now)?)));
    let (entries, file) = match opened {
        Ok(opened) => opened,
        Err(error) => return fail_with_null(ecx, error, dest),
    };
    let handle: RawPointer =
        ecx.allocate_ptr(Size::from_bytes(1), Align::ONE, OWN, AllocInit::Zero)?.into();
    let stream = Stream { entries: entries.into_iter(), file, entry: None };
    ecx.machine.streams.insert(handle.addr().bytes(), stream);
    ecx.write_pointer(handle, dest)
}

/// `readdir64(stream)`: a `dirent64`, null at the end.
fn next_entry<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    stream: &OpTy<'tcx, Owner>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let number = ecx.read_pointer(stream)?.addr().bytes();
    let stream = ecx.machine.streams.get_mut(&number).expect("a folder is read while it is open");
    let (next, last) = (stream.entries.next(), stream.entry.take());
    if let Some(last) = last {
        ecx.deallocate_ptr(last, None, OWN)?;
    }
    let Some((name, node)) = next else { return ecx.write_pointer(RawPointer::null(), dest) };
    // Number, place, size, type, name: 8, 8, 2 and 1 bytes, then the name with its zero.
    let size = 19 + name.len() + 1;
    let mut bytes = (node as u64 + 1).to_le_bytes().to_vec();
    bytes.extend(0u64.to_le_bytes());
    bytes.extend((size as u16).to_le_bytes());
    bytes.push(file_type(&ecx.machine.files.node(node).content).1);
    bytes.extend(name);
    bytes.push(0);
    let align = Align::from_bytes(8).expect("a power of two");
    let entry = ecx.allocate_ptr(Size::from_bytes(size), align, OWN, AllocInit::Uninit)?;
    ecx.write_bytes_ptr(entry.into(), bytes)?;
    let stream = ecx.machine.streams.get_mut(&number).expect("it was there just now");
    stream.entry = Some(entry.into());
    ecx.write_pointer(entry, dest)
}
