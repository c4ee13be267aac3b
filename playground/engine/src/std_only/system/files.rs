//! Files and folders, by the C functions that use them.

use super::super::files::{self, Asked, BAD_SEEK, Content, Descriptor, Files, INVALID, NodeId};
use super::environment::c_string;
use super::layout::Status;
use super::{Answer, Outcome, Owner, Program, time};

/// `ERANGE`: the path does not fit.
const TOO_SMALL: i32 = 34;
/// The owner of every file, as user and as group.
const OWNER: u32 = 1000;
/// The size in bytes of the blocks that `st_blocks` counts.
const BLOCK: u64 = 512;
/// The bits of a mode that `chmod` may set.
const PERMISSIONS: u32 = 0o7777;

/// A folder that the program reads.
pub struct Folder<Pointer> {
    entries: std::vec::IntoIter<(Vec<u8>, NodeId)>,
    /// The descriptor that `dirfd` returns.
    file: Descriptor,
    /// The memory of the entry that was returned last.
    entry: Option<Pointer>,
}

/// Calls a function that uses files; none if the name is none.
pub fn call<P: Program>(
    program: &mut P,
    name: &str,
) -> Result<Option<Answer<P::Pointer>>, P::Error> {
    let now = program.system().clock;
    let outcome = match name {
        "open" | "open64" => {
            let (path, flags) = (program.string(0)?, program.integer(1)?);
            let mode = if program.count() > 2 { program.integer(2)? } else { 0 };
            let files = &mut program.system().files;
            files.open(&path, asked(flags), mode as u32, now).map(|file| i64::from(file.0))
        }
        "close" => {
            let file = descriptor(program, 0)?;
            done(program.system().files.close(file))
        }
        "lseek" | "lseek64" => {
            let file = descriptor(program, 0)?;
            let (by, whence) = (program.integer(1)?, program.integer(2)? as i32);
            if file.is_standard_stream() {
                Err(BAD_SEEK)
            } else {
                program.system().files.seek(file, by, whence).map(|at| at as i64)
            }
        }
        "ftruncate" | "ftruncate64" => {
            let (file, size) = (descriptor(program, 0)?, program.integer(1)?);
            let files = &mut program.system().files;
            let size = u64::try_from(size).map_err(|_| INVALID);
            done(files.node_of(file).and_then(|node| files.set_size(node, size?, now)))
        }
        "fcntl" => {
            const F_DUPFD: i64 = 0;
            const F_DUPFD_CLOEXEC: i64 = 1030;
            match program.integer(1)? {
                F_DUPFD | F_DUPFD_CLOEXEC => {
                    let file = descriptor(program, 0)?;
                    program.system().files.duplicate(file).map(|file| i64::from(file.0))
                }
                _ => Ok(0),
            }
        }
        // A write takes effect at once, and there is no other process to lock out.
        "fsync" | "fdatasync" | "flock" => done(open_node(program, 0)?),

        "stat" | "stat64" => {
            let found = node(program, 0, true)?;
            return status(program, found).map(Some);
        }
        "lstat" | "lstat64" => {
            let found = node(program, 0, false)?;
            return status(program, found).map(Some);
        }
        "fstat" | "fstat64" => {
            let found = open_node(program, 0)?;
            return status(program, found).map(Some);
        }
        "chmod" | "fchmod" => {
            let found =
                if name == "chmod" { node(program, 0, true)? } else { open_node(program, 0)? };
            let mode = program.integer(1)? as u32 & PERMISSIONS;
            done(found.map(|node| program.system().files.node_mut(node).mode = mode))
        }
        // `utimensat(AT_FDCWD, path, times, flags)`; the one flag is not to follow a link.
        "utimensat" => {
            let found = node(program, 1, program.integer(3)? == 0)?;
            set_times(program, found, 2)?
        }
        // `futimens(file, times)`.
        "futimens" => {
            let found = open_node(program, 0)?;
            set_times(program, found, 1)?
        }

        "mkdir" => {
            let (path, mode) = (program.string(0)?, program.integer(1)? as u32);
            done(program.system().files.make_folder(&path, mode, now))
        }
        "rmdir" => {
            let path = program.string(0)?;
            done(program.system().files.remove_folder(&path))
        }
        "unlink" => {
            let path = program.string(0)?;
            done(program.system().files.remove(&path))
        }
        "rename" => {
            let (from, to) = (program.string(0)?, program.string(1)?);
            done(program.system().files.rename(&from, &to))
        }
        "link" => {
            let (from, to) = (program.string(0)?, program.string(1)?);
            done(program.system().files.add_name(&from, &to))
        }
        // `linkat(AT_FDCWD, from, AT_FDCWD, to, flags)`.
        "linkat" => {
            let (from, to) = (program.string(1)?, program.string(3)?);
            done(program.system().files.add_name(&from, &to))
        }
        "symlink" => {
            let (target, path) = (program.string(0)?, program.string(1)?);
            done(program.system().files.make_link(&target, &path, now))
        }
        "chdir" => {
            let path = program.string(0)?;
            done(program.system().files.go(&path))
        }
        "readlink" => {
            let (start, room) = (program.pointer(1)?, program.size(2)?);
            let path = program.string(0)?;
            match target(&program.system().files, &path) {
                Ok(mut target) => {
                    target.truncate(room as usize);
                    program.write(start, &target)?;
                    Ok(target.len() as i64)
                }
                Err(error) => Err(error),
            }
        }
        "getcwd" => return getcwd(program).map(Some),
        "realpath" => return realpath(program).map(Some),

        "opendir" => return opendir(program).map(Some),
        "readdir" | "readdir64" => return readdir(program).map(Some),
        "dirfd" => {
            let folder = program.address(program.pointer(0)?);
            Ok(i64::from(program.system().folders[&folder].file.0))
        }
        "closedir" => {
            let handle = program.pointer(0)?;
            let address = program.address(handle);
            let folder = program.system().folders.remove(&address);
            let folder = folder.expect("a folder is closed once");
            for memory in [Some(handle), folder.entry].into_iter().flatten() {
                program.free(memory)?;
            }
            done(program.system().files.close(folder.file))
        }
        _ => return Ok(None),
    };
    Ok(Some(match outcome {
        Ok(number) => Answer::Number(number),
        Err(error) => Answer::Error(error),
    }))
}

/// An argument that is a descriptor.
fn descriptor<P: Program>(program: &P, index: usize) -> Result<Descriptor, P::Error> {
    Ok(Descriptor(program.integer(index)? as i32))
}

/// The node of the path that an argument is.
fn node<P: Program>(
    program: &mut P,
    index: usize,
    follow: bool,
) -> Result<files::Outcome<NodeId>, P::Error> {
    let path = program.string(index)?;
    Ok(program.system().files.find(&path, follow))
}

/// The node of the descriptor that an argument is.
fn open_node<P: Program>(
    program: &mut P,
    index: usize,
) -> Result<files::Outcome<NodeId>, P::Error> {
    let file = descriptor(program, index)?;
    Ok(program.system().files.node_of(file))
}

/// Sets both times of a node from a list of two `timespec`.
fn set_times<P: Program>(
    program: &mut P,
    found: files::Outcome<NodeId>,
    times: usize,
) -> Result<files::Outcome<i64>, P::Error> {
    let times = program.pointer(times)?;
    let accessed = time::read_or_omitted(program, times, 0)?;
    let modified = time::read_or_omitted(program, times, 1)?;
    Ok(done(found.map(|node| {
        let node = program.system().files.node_mut(node);
        node.accessed = accessed.unwrap_or(node.accessed);
        node.modified = modified.unwrap_or(node.modified);
    })))
}

/// Fills the `stat64` that the second argument points to.
fn status<P: Program>(program: &mut P, found: files::Outcome<NodeId>) -> Outcome<P> {
    let node = match found {
        Ok(node) => node,
        Err(error) => return Ok(Answer::Error(error)),
    };
    let file = program.system().files.node(node);
    let moment = |time: u64| [time / time::SECOND, time % time::SECOND];
    let status = Status {
        inode: node.inode(),
        mode: FileType::of(&file.content).mode | file.mode,
        links: file.links,
        owner: OWNER,
        size: file.size(),
        blocks: file.size().div_ceil(BLOCK),
        accessed: moment(file.accessed),
        modified: moment(file.modified),
    };
    program.write(program.pointer(1)?, &status.bytes())?;
    Ok(Answer::Number(0))
}

/// `getcwd(start, room)`.
fn getcwd<P: Program>(program: &mut P) -> Outcome<P> {
    let (start, room) = (program.pointer(0)?, program.size(1)?);
    let mut path = program.system().files.here();
    path.push(0);
    if path.len() as u64 > room {
        return Ok(Answer::Null(TOO_SMALL));
    }
    program.write(start, &path)?;
    Ok(Answer::Pointer(start))
}

/// `realpath(path, null)`: the program frees the text.
fn realpath<P: Program>(program: &mut P) -> Outcome<P> {
    let path = program.string(0)?;
    match program.system().files.real_path(&path) {
        Ok(found) => Ok(Answer::Pointer(c_string(program, &found, Owner::Program)?)),
        Err(error) => Ok(Answer::Null(error)),
    }
}

/// `opendir(path)`.
fn opendir<P: Program>(program: &mut P) -> Outcome<P> {
    let path = program.string(0)?;
    let system = program.system();
    let asked = Asked { reads: true, folder: true, ..Asked::default() };
    let (files, now) = (&mut system.files, system.clock);
    let found = files.find(&path, true);
    let opened = found.and_then(|node| Ok((files.list(node)?, files.open(&path, asked, 0, now)?)));
    let (entries, file) = match opened {
        Ok(opened) => opened,
        Err(error) => return Ok(Answer::Null(error)),
    };
    let handle = program.allocate(1, 1, Owner::System)?;
    let address = program.address(handle);
    let folder = Folder { entries: entries.into_iter(), file, entry: None };
    program.system().folders.insert(address, folder);
    Ok(Answer::Pointer(handle))
}

/// `readdir64(stream)`: a `dirent64`, or null at the end.
fn readdir<P: Program>(program: &mut P) -> Outcome<P> {
    /// Bytes of a `dirent64` before the name: number (8), place (8), size (2), type (1).
    const BEFORE_NAME: usize = 19;
    let address = program.address(program.pointer(0)?);
    let folder = program.system().folders.get_mut(&address);
    let folder = folder.expect("a folder is read while it is open");
    let (next, last) = (folder.entries.next(), folder.entry.take());
    if let Some(last) = last {
        program.free(last)?;
    }
    let Some((name, node)) = next else { return Ok(Answer::Pointer(program.null())) };
    let size = BEFORE_NAME + name.len() + 1;
    let mut bytes = node.inode().to_le_bytes().to_vec();
    bytes.extend(0u64.to_le_bytes());
    bytes.extend((size as u16).to_le_bytes());
    bytes.push(FileType::of(&program.system().files.node(node).content).entry);
    bytes.extend(name);
    bytes.push(0);
    let entry = program.allocate(size as u64, 8, Owner::System)?;
    program.write(entry, &bytes)?;
    let folder = program.system().folders.get_mut(&address);
    folder.expect("it was there just now").entry = Some(entry);
    Ok(Answer::Pointer(entry))
}

/// A success without a number of its own.
fn done<T>(outcome: files::Outcome<T>) -> files::Outcome<i64> {
    outcome.map(|_| 0)
}

/// Reads the flags of Linux's `open`.
fn asked(flags: i64) -> Asked {
    /// The bits that say whether to read or write.
    const O_ACCMODE: i64 = 0o3;
    const O_RDONLY: i64 = 0o0;
    const O_WRONLY: i64 = 0o1;
    const O_CREAT: i64 = 0o100;
    const O_EXCL: i64 = 0o200;
    const O_TRUNC: i64 = 0o1000;
    const O_APPEND: i64 = 0o2000;
    const O_DIRECTORY: i64 = 0o200_000;
    let has = |flag: i64| flags & flag != 0;
    Asked {
        reads: flags & O_ACCMODE != O_WRONLY,
        writes: flags & O_ACCMODE != O_RDONLY,
        creates: has(O_CREAT),
        anew: has(O_EXCL),
        empties: has(O_TRUNC),
        appends: has(O_APPEND),
        folder: has(O_DIRECTORY),
    }
}

/// The path that a symbolic link contains.
fn target(files: &Files, path: &[u8]) -> files::Outcome<Vec<u8>> {
    match &files.node(files.find(path, false)?).content {
        Content::Link(target) => Ok(target.clone()),
        _ => Err(INVALID),
    }
}

/// How Linux says what a node is.
struct FileType {
    /// Bits of `st_mode`: `S_IFREG`, `S_IFDIR` or `S_IFLNK`.
    mode: u32,
    /// The `d_type` of an entry: `DT_REG`, `DT_DIR` or `DT_LNK`.
    entry: u8,
}

impl FileType {
    fn of(content: &Content) -> FileType {
        let (mode, entry) = match content {
            Content::File(_) => (0o100_000, 8),
            Content::Folder { .. } => (0o040_000, 4),
            Content::Link(_) => (0o120_000, 10),
        };
        FileType { mode, entry }
    }
}
