//! Files and folders, by the C functions that use them.

use rustc_abi::{Align, Size};
use rustc_const_eval::interpret::*;

use super::environment::{OWN, c_string};
use super::{Call, field, time};
use crate::machine::RawPointer;
use crate::memory::Kind;
use crate::std_only::files::{
    Asked, BAD_SEEK, Content, Descriptor, Files, INVALID, NodeId, Outcome,
};

/// `ERANGE`: the path does not fit.
const TOO_SMALL: i32 = 34;
/// The owner of every file, as user and as group.
const OWNER: u64 = 1000;
/// The size in bytes of the blocks that `st_blocks` counts.
const BLOCK: u64 = 512;
/// The bits of a mode that `chmod` may set.
const PERMISSIONS: u32 = 0o7777;

/// A folder that the program reads.
pub struct Stream {
    entries: std::vec::IntoIter<(Vec<u8>, NodeId)>,
    /// The descriptor that `dirfd` returns.
    file: Descriptor,
    /// The memory of the entry that was returned last.
    entry: Option<RawPointer>,
}

impl<'tcx> Call<'_, 'tcx> {
    /// Calls a function that uses files; false if the name is none.
    pub fn file_function(&mut self, name: &str) -> InterpResult<'tcx, bool> {
        let now = self.ecx.machine.clock;
        let outcome = match name {
            "open" | "open64" => {
                let (path, flags) = (self.string(0)?, self.integer(1)?);
                let mode = if self.args.len() > 2 { self.integer(2)? } else { 0 };
                let files = &mut self.ecx.machine.files;
                files.open(&path, asked(flags), mode as u32, now).map(|file| i64::from(file.0))
            }
            "close" => {
                let file = self.file(0)?;
                done(self.ecx.machine.files.close(file))
            }
            "lseek" | "lseek64" => {
                let (file, by, whence) = (self.file(0)?, self.integer(1)?, self.integer(2)? as i32);
                if file.is_standard_stream() {
                    Err(BAD_SEEK)
                } else {
                    self.ecx.machine.files.seek(file, by, whence).map(|at| at as i64)
                }
            }
            "ftruncate" | "ftruncate64" => {
                let (file, size) = (self.file(0)?, self.integer(1)?);
                let files = &mut self.ecx.machine.files;
                let size = u64::try_from(size).map_err(|_| INVALID);
                done(files.node_of(file).and_then(|node| files.set_size(node, size?, now)))
            }
            "fcntl" => {
                const F_DUPFD: i64 = 0;
                const F_DUPFD_CLOEXEC: i64 = 1030;
                match self.integer(1)? {
                    F_DUPFD | F_DUPFD_CLOEXEC => {
                        let file = self.file(0)?;
                        self.ecx.machine.files.duplicate(file).map(|file| i64::from(file.0))
                    }
                    _ => Ok(0),
                }
            }
            // A write takes effect at once, and there is no other process to lock out.
            "fsync" | "fdatasync" | "flock" => done(self.open_node(0)?),

            "stat" | "stat64" => {
                let found = self.node(0, true)?;
                return self.status(found);
            }
            "lstat" | "lstat64" => {
                let found = self.node(0, false)?;
                return self.status(found);
            }
            "fstat" | "fstat64" => {
                let found = self.open_node(0)?;
                return self.status(found);
            }
            "chmod" | "fchmod" => {
                let found = if name == "chmod" { self.node(0, true)? } else { self.open_node(0)? };
                let mode = self.integer(1)? as u32 & PERMISSIONS;
                done(found.map(|node| self.ecx.machine.files.node_mut(node).mode = mode))
            }
            // `utimensat(AT_FDCWD, path, times, flags)`; the one flag is not to follow a link.
            "utimensat" => {
                let found = self.node(1, self.integer(3)? == 0)?;
                self.set_times(found, 2)?
            }
            // `futimens(file, times)`.
            "futimens" => {
                let found = self.open_node(0)?;
                self.set_times(found, 1)?
            }

            "mkdir" => {
                let (path, mode) = (self.string(0)?, self.integer(1)? as u32);
                done(self.ecx.machine.files.make_folder(&path, mode, now))
            }
            "rmdir" => {
                let path = self.string(0)?;
                done(self.ecx.machine.files.remove_folder(&path))
            }
            "unlink" => {
                let path = self.string(0)?;
                done(self.ecx.machine.files.remove(&path))
            }
            "rename" => {
                let (from, to) = (self.string(0)?, self.string(1)?);
                done(self.ecx.machine.files.rename(&from, &to))
            }
            "link" => {
                let (from, to) = (self.string(0)?, self.string(1)?);
                done(self.ecx.machine.files.add_name(&from, &to))
            }
            // `linkat(AT_FDCWD, from, AT_FDCWD, to, flags)`.
            "linkat" => {
                let (from, to) = (self.string(1)?, self.string(3)?);
                done(self.ecx.machine.files.add_name(&from, &to))
            }
            "symlink" => {
                let (target, path) = (self.string(0)?, self.string(1)?);
                done(self.ecx.machine.files.make_link(&target, &path, now))
            }
            "chdir" => {
                let path = self.string(0)?;
                done(self.ecx.machine.files.go(&path))
            }
            "readlink" => {
                let (start, room) = (self.pointer(1)?, self.size(2)?);
                match target(&self.ecx.machine.files, &self.string(0)?) {
                    Ok(mut target) => {
                        target.truncate(room as usize);
                        let size = target.len();
                        self.ecx.write_bytes_ptr(start, target)?;
                        Ok(size as i64)
                    }
                    Err(error) => Err(error),
                }
            }
            "getcwd" => return self.getcwd().map(|()| true),
            "realpath" => return self.realpath().map(|()| true),

            "opendir" => return self.opendir().map(|()| true),
            "readdir" | "readdir64" => return self.readdir().map(|()| true),
            "dirfd" => {
                let stream = self.pointer(0)?.addr().bytes();
                Ok(i64::from(self.ecx.machine.library.streams[&stream].file.0))
            }
            "closedir" => {
                let pointer = self.pointer(0)?;
                let stream = self.ecx.machine.library.streams.remove(&pointer.addr().bytes());
                let stream = stream.expect("a folder is closed once");
                for memory in [Some(pointer), stream.entry].into_iter().flatten() {
                    self.ecx.deallocate_ptr(memory, None, OWN)?;
                }
                done(self.ecx.machine.files.close(stream.file))
            }
            _ => return interp_ok(false),
        };
        match outcome {
            Ok(number) => self.answer(number)?,
            Err(error) => self.fail(error)?,
        }
        interp_ok(true)
    }

    /// An argument that is a descriptor.
    fn file(&self, index: usize) -> InterpResult<'tcx, Descriptor> {
        interp_ok(Descriptor(self.integer(index)? as i32))
    }

    /// The node of the path that an argument is.
    fn node(&self, index: usize, follow: bool) -> InterpResult<'tcx, Outcome<NodeId>> {
        interp_ok(self.ecx.machine.files.find(&self.string(index)?, follow))
    }

    /// The node of the descriptor that an argument is.
    fn open_node(&self, index: usize) -> InterpResult<'tcx, Outcome<NodeId>> {
        interp_ok(self.ecx.machine.files.node_of(self.file(index)?))
    }

    /// Sets both times of a node from a list of two `timespec`.
    fn set_times(
        &mut self,
        found: Outcome<NodeId>,
        times: usize,
    ) -> InterpResult<'tcx, Outcome<i64>> {
        let times = self.pointee(times)?;
        let accessed = time::read_or_omitted(self.ecx, &times, 0)?;
        let modified = time::read_or_omitted(self.ecx, &times, 1)?;
        interp_ok(done(found.map(|node| {
            let node = self.ecx.machine.files.node_mut(node);
            node.accessed = accessed.unwrap_or(node.accessed);
            node.modified = modified.unwrap_or(node.modified);
        })))
    }

    /// Fills the `stat64` that the second argument points to.
    fn status(&mut self, found: Outcome<NodeId>) -> InterpResult<'tcx, bool> {
        let node = match found {
            Ok(node) => node,
            Err(error) => return self.fail(error).map(|()| true),
        };
        let file = self.ecx.machine.files.node(node);
        let (size, accessed, modified) = (file.size(), file.accessed, file.modified);
        let fields = [
            ("st_dev", 1),
            ("st_ino", node.inode()),
            ("st_mode", u64::from(FileType::of(&file.content).mode | file.mode)),
            ("st_nlink", u64::from(file.links)),
            ("st_uid", OWNER),
            ("st_gid", OWNER),
            ("st_rdev", 0),
            ("st_size", size),
            ("st_blksize", 4096),
            ("st_blocks", size.div_ceil(BLOCK)),
            ("st_atime", accessed / time::SECOND),
            ("st_atime_nsec", accessed % time::SECOND),
            ("st_mtime", modified / time::SECOND),
            ("st_mtime_nsec", modified % time::SECOND),
            ("st_ctime", modified / time::SECOND),
            ("st_ctime_nsec", modified % time::SECOND),
        ];
        let to = self.pointee(1)?;
        for (name, number) in fields {
            let place = field(self.ecx, &to, name)?;
            self.ecx.write_scalar(Scalar::from_uint(number, place.layout.size), &place)?;
        }
        self.answer(0)?;
        interp_ok(true)
    }

    /// `getcwd(start, room)`.
    fn getcwd(&mut self) -> InterpResult<'tcx> {
        let (start, room) = (self.pointer(0)?, self.size(1)?);
        let mut path = self.ecx.machine.files.here();
        path.push(0);
        if path.len() as u64 > room {
            return self.fail_with_null(TOO_SMALL);
        }
        self.ecx.write_bytes_ptr(start, path)?;
        self.answer_pointer(start)
    }

    /// `realpath(path, null)`: the program frees the text.
    fn realpath(&mut self) -> InterpResult<'tcx> {
        match self.ecx.machine.files.real_path(&self.string(0)?) {
            Ok(found) => {
                let text = c_string(self.ecx, &found, MemoryKind::Machine(Kind::C))?;
                self.answer_pointer(text)
            }
            Err(error) => self.fail_with_null(error),
        }
    }

    /// `opendir(path)`.
    fn opendir(&mut self) -> InterpResult<'tcx> {
        let path = self.string(0)?;
        let now = self.ecx.machine.clock;
        let files = &mut self.ecx.machine.files;
        let asked = Asked { reads: true, folder: true, ..Asked::default() };
        let found = files.find(&path, true);
        let opened =
            found.and_then(|node| Ok((files.list(node)?, files.open(&path, asked, 0, now)?)));
        let (entries, file) = match opened {
            Ok(opened) => opened,
            Err(error) => return self.fail_with_null(error),
        };
        let size = Size::from_bytes(1);
        let handle = self.ecx.allocate_ptr(size, Align::ONE, OWN, AllocInit::Zero)?;
        let handle = RawPointer::from(handle);
        let stream = Stream { entries: entries.into_iter(), file, entry: None };
        self.ecx.machine.library.streams.insert(handle.addr().bytes(), stream);
        self.answer_pointer(handle)
    }

    /// `readdir64(stream)`: a `dirent64`, or null at the end.
    fn readdir(&mut self) -> InterpResult<'tcx> {
        /// Bytes of a `dirent64` before the name: number (8), place (8), size (2), type (1).
        const BEFORE_NAME: usize = 19;
        let number = self.pointer(0)?.addr().bytes();
        let stream = self.ecx.machine.library.streams.get_mut(&number);
        let stream = stream.expect("a folder is read while it is open");
        let (next, last) = (stream.entries.next(), stream.entry.take());
        if let Some(last) = last {
            self.ecx.deallocate_ptr(last, None, OWN)?;
        }
        let Some((name, node)) = next else { return self.answer_pointer(RawPointer::null()) };
        let size = BEFORE_NAME + name.len() + 1;
        let mut bytes = node.inode().to_le_bytes().to_vec();
        bytes.extend(0u64.to_le_bytes());
        bytes.extend((size as u16).to_le_bytes());
        bytes.push(FileType::of(&self.ecx.machine.files.node(node).content).entry);
        bytes.extend(name);
        bytes.push(0);
        let align = Align::from_bytes(8).expect("a power of two");
        let size = Size::from_bytes(size);
        let entry = self.ecx.allocate_ptr(size, align, OWN, AllocInit::Uninit)?;
        self.ecx.write_bytes_ptr(entry.into(), bytes)?;
        let stream = self.ecx.machine.library.streams.get_mut(&number);
        stream.expect("it was there just now").entry = Some(entry.into());
        self.answer_pointer(entry.into())
    }
}

/// A success without a number of its own.
fn done<T>(outcome: Outcome<T>) -> Outcome<i64> {
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
fn target(files: &Files, path: &[u8]) -> Outcome<Vec<u8>> {
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
