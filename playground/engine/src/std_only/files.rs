//! A file system in memory. When a program starts it holds the files that came
//! with the program, and nothing else. It answers as Linux does, with the same
//! error numbers.

use std::collections::BTreeMap;

/// A number of `errno`.
pub type Errno = i32;
/// What a function of the file system returns.
pub type Outcome<T> = Result<T, Errno>;

pub const NOT_FOUND: Errno = 2;
pub const BAD_FILE: Errno = 9;
pub const EXISTS: Errno = 17;
pub const NOT_FOLDER: Errno = 20;
pub const IS_FOLDER: Errno = 21;
pub const INVALID: Errno = 22;
pub const NO_SPACE: Errno = 28;
pub const BAD_SEEK: Errno = 29;
pub const NOT_EMPTY: Errno = 39;
pub const LOOP: Errno = 40;

/// The folder that a program starts in.
const HOME: &[u8] = b"/project";
/// How many links a path may go through.
const MOST_LINKS: usize = 40;
/// The size in bytes that Linux shows for a small folder.
const FOLDER_SIZE: u64 = 4096;
/// The bits that `umask` takes away from the mode of a new file or folder.
const UMASK: u32 = 0o022;
const ROOT: NodeId = NodeId(0);

/// The number by which a program names an open file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Descriptor(pub i32);

impl Descriptor {
    pub const STDIN: Descriptor = Descriptor(0);
    pub const STDOUT: Descriptor = Descriptor(1);
    pub const STDERR: Descriptor = Descriptor(2);
    /// The first that `open` gives out.
    const FIRST_FREE: i32 = 3;

    pub fn is_standard_stream(self) -> bool {
        (0..Self::FIRST_FREE).contains(&self.0)
    }
}

/// The number of a node, which never changes and is never used again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NodeId(usize);

impl NodeId {
    /// The number that `stat` tells; no file has the number 0.
    pub fn inode(self) -> u64 {
        self.0 as u64 + 1
    }
}

/// The file system, and the files that the program has open.
pub struct Files {
    /// Indexed by `NodeId`.
    nodes: Vec<Node>,
    open: BTreeMap<Descriptor, Open>,
    /// The folder that relative paths start from.
    here: NodeId,
    /// How many bytes may still be written.
    room: u64,
}

/// A file, a folder or a link, which may have several names or none.
pub struct Node {
    pub content: Content,
    /// The bits of `chmod`.
    pub mode: u32,
    /// How many names it has.
    pub links: u32,
    /// Nanoseconds since 1970.
    pub accessed: u64,
    pub modified: u64,
}

/// What a node is.
pub enum Content {
    File(Vec<u8>),
    Folder {
        parent: NodeId,
        entries: BTreeMap<Vec<u8>, NodeId>,
    },
    /// A symbolic link to this path.
    Link(Vec<u8>),
}

struct Open {
    node: NodeId,
    /// Where the next read or write begins.
    at: u64,
    reads: bool,
    writes: bool,
    appends: bool,
}

/// The flags of `open`.
#[derive(Clone, Copy, Default)]
pub struct Asked {
    pub reads: bool,
    pub writes: bool,
    pub appends: bool,
    pub creates: bool,
    /// Fail if the file exists.
    pub anew: bool,
    pub empties: bool,
    pub folder: bool,
}

/// Where a path leads: a name in a folder, and the node that has this name, if
/// any. The name is empty for a path such as `/` or `..`.
struct Found {
    folder: NodeId,
    name: Vec<u8>,
    node: Option<NodeId>,
}

impl Node {
    fn new(content: Content, mode: u32, now: u64) -> Self {
        Node { content, mode, links: 1, accessed: now, modified: now }
    }

    /// The size in bytes, as `stat` tells it.
    pub fn size(&self) -> u64 {
        match &self.content {
            Content::File(bytes) | Content::Link(bytes) => bytes.len() as u64,
            Content::Folder { .. } => FOLDER_SIZE,
        }
    }
}

impl Files {
    /// A file system with `room` bytes for all files together.
    pub fn new(room: u64) -> Self {
        let root = Content::Folder { parent: ROOT, entries: BTreeMap::new() };
        let nodes = vec![Node::new(root, 0o755, 0)];
        let mut files = Files { nodes, open: BTreeMap::new(), here: ROOT, room };
        for folder in [HOME, b"/tmp"] {
            files.make_folder(folder, 0o755, 0).expect("nothing is there yet");
        }
        files.go(HOME).expect("made just now");
        files
    }

    /// Adds a file before the program starts, with the folders that it is in.
    pub fn give(&mut self, path: &str, bytes: Vec<u8>, now: u64) -> Outcome<()> {
        for (at, _) in path.match_indices('/').filter(|&(at, _)| at > 0) {
            match self.make_folder(&path.as_bytes()[..at], 0o755, now) {
                Ok(()) | Err(EXISTS) => {}
                Err(error) => return Err(error),
            }
        }
        let asked = Asked { writes: true, creates: true, ..Asked::default() };
        let file = self.open(path.as_bytes(), asked, 0o644, now)?;
        self.write(file, &bytes, now)?;
        self.close(file)
    }

    pub fn node(&self, node: NodeId) -> &Node {
        &self.nodes[node.0]
    }

    pub fn node_mut(&mut self, node: NodeId) -> &mut Node {
        &mut self.nodes[node.0]
    }

    /// The node that a path names. `follow` says what a link at the end of the path
    /// means: the node it leads to, or the link itself.
    pub fn find(&self, path: &[u8], follow: bool) -> Outcome<NodeId> {
        self.look(path, follow)?.node.ok_or(NOT_FOUND)
    }

    /// The node of an open file.
    pub fn node_of(&self, file: Descriptor) -> Outcome<NodeId> {
        self.open.get(&file).map(|open| open.node).ok_or(BAD_FILE)
    }

    /// Opens a file, or makes one if that is asked; `mode` is for a new one.
    pub fn open(&mut self, path: &[u8], asked: Asked, mode: u32, now: u64) -> Outcome<Descriptor> {
        let found = self.look(path, !asked.anew)?;
        let node = match found.node {
            Some(_) if asked.creates && asked.anew => return Err(EXISTS),
            Some(node) => node,
            None if asked.creates && !path.ends_with(b"/") => {
                self.add(found, Node::new(Content::File(vec![]), mode & !UMASK, now))
            }
            None => return Err(if asked.creates { IS_FOLDER } else { NOT_FOUND }),
        };
        match &mut self.nodes[node.0].content {
            Content::Folder { .. } if asked.writes || asked.creates => return Err(IS_FOLDER),
            Content::File(_) if asked.folder => return Err(NOT_FOLDER),
            Content::File(bytes) if asked.empties => {
                self.room += bytes.len() as u64;
                bytes.clear();
            }
            Content::Link(_) => return Err(LOOP),
            _ => {}
        }
        let Asked { reads, writes, appends, .. } = asked;
        Ok(self.enter(Open { node, at: 0, reads, writes, appends }))
    }

    /// Closes a descriptor. Its number is free then.
    pub fn close(&mut self, file: Descriptor) -> Outcome<()> {
        self.open.remove(&file).map(drop).ok_or(BAD_FILE)
    }

    /// Opens the same file again, to read and write from where this descriptor is now.
    pub fn duplicate(&mut self, file: Descriptor) -> Outcome<Descriptor> {
        let &Open { node, at, reads, writes, appends } = self.open.get(&file).ok_or(BAD_FILE)?;
        Ok(self.enter(Open { node, at, reads, writes, appends }))
    }

    /// Reads up to `size` bytes from where the descriptor is, and moves on.
    pub fn read(&mut self, file: Descriptor, size: u64) -> Outcome<Vec<u8>> {
        let at = self.open.get(&file).ok_or(BAD_FILE)?.at;
        let bytes = self.read_at(file, at, size)?;
        self.open.get_mut(&file).ok_or(BAD_FILE)?.at += bytes.len() as u64;
        Ok(bytes)
    }

    /// Reads up to `size` bytes at a place, without moving.
    pub fn read_at(&self, file: Descriptor, at: u64, size: u64) -> Outcome<Vec<u8>> {
        let open = self.open.get(&file).filter(|open| open.reads).ok_or(BAD_FILE)?;
        let Content::File(bytes) = &self.nodes[open.node.0].content else { return Err(IS_FOLDER) };
        let start = at.min(bytes.len() as u64);
        let end = start.saturating_add(size).min(bytes.len() as u64);
        Ok(bytes[start as usize..end as usize].to_vec())
    }

    /// Writes where the descriptor is, or at the end if it appends, and moves on.
    pub fn write(&mut self, file: Descriptor, new: &[u8], now: u64) -> Outcome<()> {
        let open = self.open.get(&file).ok_or(BAD_FILE)?;
        let at = if open.appends { self.nodes[open.node.0].size() } else { open.at };
        self.write_at(file, at, new, now)?;
        self.open.get_mut(&file).ok_or(BAD_FILE)?.at = at + new.len() as u64;
        Ok(())
    }

    /// Writes at a place, without moving; a gap before it is filled with zeros.
    pub fn write_at(&mut self, file: Descriptor, at: u64, new: &[u8], now: u64) -> Outcome<()> {
        let open = self.open.get(&file).filter(|open| open.writes).ok_or(BAD_FILE)?;
        let (node, end) = (open.node, at.checked_add(new.len() as u64).ok_or(INVALID)?);
        if end > self.nodes[node.0].size() {
            self.set_size(node, end, now)?;
        }
        let Node { content: Content::File(bytes), modified, .. } = &mut self.nodes[node.0] else {
            return Err(IS_FOLDER);
        };
        bytes[at as usize..end as usize].copy_from_slice(new);
        *modified = now;
        Ok(())
    }

    /// Cuts the file, or extends it with zeros.
    pub fn set_size(&mut self, node: NodeId, size: u64, now: u64) -> Outcome<()> {
        let Node { content: Content::File(bytes), modified, .. } = &mut self.nodes[node.0] else {
            return Err(IS_FOLDER);
        };
        let left = (self.room + bytes.len() as u64).checked_sub(size).ok_or(NO_SPACE)?;
        bytes.resize(size as usize, 0);
        (self.room, *modified) = (left, now);
        Ok(())
    }

    /// Moves `by` bytes from the start of the file (0), from where it is (1), or from its end (2).
    pub fn seek(&mut self, file: Descriptor, by: i64, whence: i32) -> Outcome<u64> {
        let open = self.open.get_mut(&file).ok_or(BAD_FILE)?;
        let from = match whence {
            0 => 0,
            1 => open.at,
            2 => self.nodes[open.node.0].size(),
            _ => return Err(INVALID),
        };
        open.at = from.checked_add_signed(by).ok_or(INVALID)?;
        Ok(open.at)
    }

    /// Makes an empty folder.
    pub fn make_folder(&mut self, path: &[u8], mode: u32, now: u64) -> Outcome<()> {
        let found = self.free_name(path)?;
        let content = Content::Folder { parent: found.folder, entries: BTreeMap::new() };
        self.add(found, Node::new(content, mode & !UMASK, now));
        Ok(())
    }

    /// Makes a link at `path` that leads to `target`.
    pub fn make_link(&mut self, target: &[u8], path: &[u8], now: u64) -> Outcome<()> {
        let found = self.free_name(path)?;
        self.add(found, Node::new(Content::Link(target.to_vec()), 0o777, now));
        Ok(())
    }

    /// Gives the file `from` a second name.
    pub fn add_name(&mut self, from: &[u8], to: &[u8]) -> Outcome<()> {
        const NOT_PERMITTED: Errno = 1;
        let node = self.find(from, false)?;
        if let Content::Folder { .. } = self.nodes[node.0].content {
            return Err(NOT_PERMITTED);
        }
        let found = self.free_name(to)?;
        self.entries(found.folder)?.insert(found.name, node);
        self.nodes[node.0].links += 1;
        Ok(())
    }

    /// Takes the name from a file or link.
    pub fn remove(&mut self, path: &[u8]) -> Outcome<()> {
        let found = self.look(path, false)?;
        let node = found.node.ok_or(NOT_FOUND)?;
        if let Content::Folder { .. } = self.nodes[node.0].content {
            return Err(IS_FOLDER);
        }
        self.entries(found.folder)?.remove(&found.name);
        self.lose_name(node);
        Ok(())
    }

    /// Removes an empty folder.
    pub fn remove_folder(&mut self, path: &[u8]) -> Outcome<()> {
        let found = self.look(path, false)?;
        let node = found.node.ok_or(NOT_FOUND)?;
        if !self.entries(node)?.is_empty() {
            return Err(NOT_EMPTY);
        }
        if found.name.is_empty() {
            return Err(INVALID);
        }
        self.entries(found.folder)?.remove(&found.name);
        Ok(())
    }

    /// Gives a node another name, in place of the node that had it.
    pub fn rename(&mut self, from: &[u8], to: &[u8]) -> Outcome<()> {
        let (from, to) = (self.look(from, false)?, self.look(to, false)?);
        let node = from.node.ok_or(NOT_FOUND)?;
        if to.node == Some(node) {
            return Ok(());
        }
        let moves_folder = matches!(self.nodes[node.0].content, Content::Folder { .. });
        if moves_folder && self.is_within(to.folder, node)
            || from.name.is_empty()
            || to.name.is_empty()
        {
            return Err(INVALID);
        }
        if let Some(replaced) = to.node {
            match (&self.nodes[replaced.0].content, moves_folder) {
                (Content::Folder { entries, .. }, true) if !entries.is_empty() => {
                    return Err(NOT_EMPTY);
                }
                (Content::Folder { .. }, false) => return Err(IS_FOLDER),
                (Content::File(_) | Content::Link(_), true) => return Err(NOT_FOLDER),
                _ => self.lose_name(replaced),
            }
        }
        self.entries(from.folder)?.remove(&from.name);
        self.entries(to.folder)?.insert(to.name, node);
        if let Content::Folder { parent, .. } = &mut self.nodes[node.0].content {
            *parent = to.folder;
        }
        Ok(())
    }

    /// The names in a folder, sorted, each with its node.
    pub fn list(&self, folder: NodeId) -> Outcome<Vec<(Vec<u8>, NodeId)>> {
        let Content::Folder { entries, .. } = &self.nodes[folder.0].content else {
            return Err(NOT_FOLDER);
        };
        Ok(entries.iter().map(|(name, &node)| (name.clone(), node)).collect())
    }

    /// Makes a folder the one that relative paths start from.
    pub fn go(&mut self, path: &[u8]) -> Outcome<()> {
        let folder = self.find(path, true)?;
        self.entries(folder)?;
        self.here = folder;
        Ok(())
    }

    /// The path of the folder that relative paths start from.
    pub fn here(&self) -> Vec<u8> {
        self.path_of(self.here)
    }

    /// The same path without links, `.` and `..`.
    pub fn real_path(&self, path: &[u8]) -> Outcome<Vec<u8>> {
        let found = self.look(path, true)?;
        let node = found.node.ok_or(NOT_FOUND)?;
        if let Content::Folder { .. } = self.nodes[node.0].content {
            return Ok(self.path_of(node));
        }
        let folder = if found.folder == ROOT { vec![] } else { self.path_of(found.folder) };
        Ok([&folder[..], b"/", &found.name].concat())
    }

    fn path_of(&self, mut folder: NodeId) -> Vec<u8> {
        let mut names: Vec<&[u8]> = vec![];
        while let Content::Folder { parent, .. } = self.nodes[folder.0].content {
            if folder == ROOT {
                break;
            }
            let Content::Folder { entries, .. } = &self.nodes[parent.0].content else { break };
            // A folder that was removed has no name any more.
            let own = entries.iter().find(|&(_, &node)| node == folder);
            names.push(own.map_or(b"", |(name, _)| name));
            folder = parent;
        }
        names.push(b"");
        names.reverse();
        if names.len() == 1 { b"/".to_vec() } else { names.join(&b'/') }
    }

    fn is_within(&self, mut folder: NodeId, other: NodeId) -> bool {
        loop {
            match self.nodes[folder.0].content {
                _ if folder == other => return true,
                Content::Folder { parent, .. } if folder != ROOT => folder = parent,
                _ => return false,
            }
        }
    }

    /// Where a path leads, if no node has it yet.
    fn free_name(&self, path: &[u8]) -> Outcome<Found> {
        let found = self.look(path, false)?;
        if found.node.is_some() { Err(EXISTS) } else { Ok(found) }
    }

    fn look(&self, path: &[u8], follow: bool) -> Outcome<Found> {
        self.walk(self.here, path, follow, MOST_LINKS)
    }

    fn walk(&self, start: NodeId, path: &[u8], follow: bool, links: usize) -> Outcome<Found> {
        if path.is_empty() {
            return Err(NOT_FOUND);
        }
        let mut folder = if path[0] == b'/' { ROOT } else { start };
        let mut names = path.split(|&byte| byte == b'/').filter(|name| !name.is_empty()).peekable();
        let slash = path.ends_with(b"/");
        let mut found = Found { folder, name: vec![], node: Some(folder) };
        while let Some(name) = names.next() {
            let Content::Folder { parent, entries } = &self.nodes[folder.0].content else {
                return Err(NOT_FOLDER);
            };
            let last = names.peek().is_none();
            found = match name {
                b"." => Found { folder, name: vec![], node: Some(folder) },
                b".." => Found { folder: *parent, name: vec![], node: Some(*parent) },
                name => Found { folder, name: name.to_vec(), node: entries.get(name).copied() },
            };
            if let Some(Content::Link(target)) = found.node.map(|node| &self.nodes[node.0].content)
                && (!last || follow || slash)
            {
                let links = links.checked_sub(1).ok_or(LOOP)?;
                found = self.walk(folder, target, true, links)?;
            }
            match found.node {
                Some(node) => folder = node,
                None if last => {}
                None => return Err(NOT_FOUND),
            }
        }
        let is_folder = |node: NodeId| matches!(self.nodes[node.0].content, Content::Folder { .. });
        if slash && found.node.is_some_and(|node| !is_folder(node)) {
            return Err(NOT_FOLDER);
        }
        Ok(found)
    }

    fn entries(&mut self, folder: NodeId) -> Outcome<&mut BTreeMap<Vec<u8>, NodeId>> {
        match &mut self.nodes[folder.0].content {
            Content::Folder { entries, .. } => Ok(entries),
            _ => Err(NOT_FOLDER),
        }
    }

    fn add(&mut self, at: Found, node: Node) -> NodeId {
        let number = NodeId(self.nodes.len());
        self.nodes.push(node);
        if let Ok(entries) = self.entries(at.folder) {
            entries.insert(at.name, number);
        }
        number
    }

    /// Takes a name from a node. A file without a name that is not open gives its room back.
    fn lose_name(&mut self, node: NodeId) {
        self.nodes[node.0].links -= 1;
        let open = self.open.values().any(|open| open.node == node);
        if let Node { links: 0, content: Content::File(bytes), .. } = &mut self.nodes[node.0]
            && !open
        {
            self.room += std::mem::take(bytes).len() as u64;
        }
    }

    fn enter(&mut self, open: Open) -> Descriptor {
        let mut numbers = (Descriptor::FIRST_FREE..).map(Descriptor);
        let file = numbers.find(|file| !self.open.contains_key(file)).expect("2 billion numbers");
        self.open.insert(file, open);
        file
    }
}

#[cfg(test)]
mod tests;
