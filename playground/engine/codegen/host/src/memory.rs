//! The program's memory and globals, which are in another instance.

/// What `host.ts` does for us. Addresses, in bytes, are the program's; a pointer is ours.
/// `grow` returns 0 if the memory goes up to that address now.
mod imports {
    #[link(wasm_import_module = "program")]
    unsafe extern "C" {
        pub fn read(from: u32, to: *mut u8, size: u32);
        pub fn write(to: u32, from: *const u8, size: u32);
        pub safe fn size() -> u32;
        pub safe fn grow(end: u32) -> u32;
        pub safe fn get(global: u32) -> u32;
        pub safe fn set(global: u32, value: u32);
        pub safe fn modules() -> u32;
        pub safe fn layout(module: u32, field: u32) -> u32;
    }
}

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
}

/// The layouts of the base, if there is one, and of the program.
pub fn layouts() -> Vec<Layout> {
    (0..imports::modules())
        .map(|module| {
            let field = |number| imports::layout(module, number);
            Layout { thread_locals: (field(3), field(4)), environ: field(5) }
        })
        .collect()
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

/// Takes memory at the end of all data, which is never given back; none if there is none left.
/// The program's allocator goes on behind it, with blocks of 16 bytes.
pub fn reserve(size: u64, align: u64) -> Option<u64> {
    let start = u64::from(get(Global::HeapTop)).next_multiple_of(align.max(16));
    let end = start.checked_add(size)?.next_multiple_of(16);
    let end = u32::try_from(end).ok()?;
    if imports::grow(end) != 0 {
        return None;
    }
    set(Global::HeapTop, end);
    Some(start)
}
