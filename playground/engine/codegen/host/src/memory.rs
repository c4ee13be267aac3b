//! The program's memory and globals, which are in another instance.

/// What `compiled-program.ts` does for us. Addresses, in bytes, are the program's; a pointer is ours.
/// `grow` returns 0 if the memory goes up to that address now.
mod imports {
    use super::Section;

    #[link(wasm_import_module = "program")]
    unsafe extern "C" {
        pub fn read(from: u32, to: *mut u8, size: u32);
        pub fn write(to: u32, from: *const u8, size: u32);
        pub safe fn size() -> u32;
        pub safe fn grow(end: u32) -> u32;
        pub safe fn get(global: u32) -> u32;
        pub safe fn set(global: u32, value: u32);
        /// How many there are: the program's, and before it the base it was compiled on, if any.
        pub safe fn modules() -> u32;
        pub safe fn layout(module: u32, field: u32) -> u32;
        /// In bytes.
        pub safe fn section_size(module: u32, section: Section) -> u32;
        pub fn read_section(module: u32, section: Section, to: *mut u8);
    }
}

/// Bytes of a block's header.
const HEADER: u64 = 8;

/// An address that the program's memory does not have.
#[derive(Debug)]
pub struct Fault(pub u64);

/// The globals that a host shares with a program: see ../../README.md.
#[derive(Clone, Copy)]
pub enum Global {
    StackPointer,
    StackLimit,
    HeapTop,
    Fuel,
    ThreadLocals,
}

pub fn get(global: Global) -> u32 {
    imports::get(global as u32)
}

pub fn set(global: Global, value: u32) {
    imports::set(global as u32, value);
}

/// What a module says of itself.
#[derive(Clone, Copy)]
pub struct Layout {
    /// The statics of a thread, as each begins with them: address and size.
    pub thread_locals: (u32, u32),
    /// The address of C's `environ`, or 0.
    pub environ: u32,
    /// The vtables with which `&str` and `String` are `dyn Any`: addresses, or 0.
    pub any: (u32, u32),
    /// Where a `String` has the address and the length of its text.
    pub string: (u32, u32),
    /// The end of its statics and constants.
    pub data_end: u32,
}

/// The layouts of the base, if there is one, and of the program.
pub fn layouts() -> Vec<Layout> {
    (0..imports::modules())
        .map(|module| {
            let field = |number| imports::layout(module, number);
            Layout {
                data_end: field(0),
                thread_locals: (field(3), field(4)),
                environ: field(5),
                any: (field(6), field(7)),
                string: (field(8), field(9)),
            }
        })
        .collect()
}

/// What the host reads of a module only when it must: see ../../README.md.
#[derive(Clone, Copy)]
#[repr(u32)]
pub enum Section {
    Mutable,
    SourceMap,
}

/// This section of each module.
pub fn sections(section: Section) -> impl Iterator<Item = Vec<u8>> {
    (0..imports::modules()).map(move |module| {
        let mut bytes = vec![0; imports::section_size(module, section) as usize];
        // SAFETY: there is room for as many bytes.
        unsafe { imports::read_section(module, section, bytes.as_mut_ptr()) };
        bytes
    })
}

/// Where the program's statics are that it may write to: start and end of each.
pub fn mutable() -> Vec<(u64, u64)> {
    let bytes = sections(Section::Mutable).flatten().collect::<Vec<u8>>();
    let (words, _) = bytes.as_chunks::<4>();
    let addresses: Vec<u64> = words.iter().map(|&word| u32::from_le_bytes(word).into()).collect();
    let (ranges, _) = addresses.as_chunks::<2>();
    ranges.iter().map(|&[start, end]| (start, end)).collect()
}

/// Whether the program has memory there.
fn is_there(start: u64, size: u64) -> bool {
    start.checked_add(size).is_some_and(|end| end <= imports::size().into())
}

pub fn read(from: u64, size: u64) -> Result<Vec<u8>, Fault> {
    // Before room is made for it: a size may be nonsense.
    if !is_there(from, size) {
        return Err(Fault(from));
    }
    let mut bytes = vec![0; size as usize];
    // SAFETY: there is room for as many bytes.
    unsafe { imports::read(from as u32, bytes.as_mut_ptr(), size as u32) };
    Ok(bytes)
}

pub fn write(to: u64, bytes: &[u8]) -> Result<(), Fault> {
    if !is_there(to, bytes.len() as u64) {
        return Err(Fault(to));
    }
    // SAFETY: as many bytes as there are.
    unsafe { imports::write(to as u32, bytes.as_ptr(), bytes.len() as u32) };
    Ok(())
}

/// Whose a block of the heap is, as its header says.
#[derive(Clone, Copy)]
pub enum Use {
    Program = 1,
    Host = 2,
}

/// Where the first block of the heap is.
pub fn heap_start(data_end: u32) -> u64 {
    u64::from(data_end) + HEADER
}

/// Takes a block at the end of the heap; none if no memory is left. `runtime.rs` says how blocks
/// lie there.
pub fn reserve(size: u64, align: u64, of: Use) -> Option<u64> {
    let block = get(Global::HeapTop);
    let start = (u64::from(block) + HEADER).next_multiple_of(align.max(16));
    let end = start.checked_add(size)?.next_multiple_of(16) + HEADER;
    let end = u32::try_from(end).ok()?;
    if imports::grow(end) != 0 {
        return None;
    }
    set(Global::HeapTop, end);
    let header = u64::from(end - block) | (of as u64) << 32;
    write(block.into(), &header.to_le_bytes()).ok()?;
    Some(start)
}
