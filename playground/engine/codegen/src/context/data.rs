//! Constants and statics in memory. Each gets its address when it is first mentioned, so
//! that code contains addresses as plain numbers; the contents follow later.

use std::cell::{Cell, RefCell};

use rustc_codegen_ssa::traits::StaticCodegenMethods;
use rustc_data_structures::fx::FxHashMap;
use rustc_hir::def_id::DefId;
use rustc_middle::mir::interpret::{AllocId, ConstAllocation, GlobalAlloc};

use super::CodegenCx;
use super::functions::linker_name;
use crate::base::{self, Base};
use crate::ir::*;
use crate::lower::Links;

/// Where data begins. The main thread's stack lies below, so that one that overflows
/// leaves memory rather than overwriting data. A multiple of a page.
pub const DATA: u64 = 8 << 20;
/// Data may end here: the rest of the 4 GB is the heap's.
const DATA_END: u64 = 2 << 30;

/// The bytes of an address range.
pub type Segment = (u64, Vec<u8>);

pub struct Data<'tcx> {
    pub segments: RefCell<Vec<Segment>>,
    /// Where the next one goes.
    pub next: Cell<u64>,
    /// As each thread gets them, by the distance from the beginning of its own.
    pub thread_local_segments: RefCell<Vec<Segment>>,
    pub thread_local_next: Cell<u64>,
    pub statics: RefCell<FxHashMap<DefId, u64>>,
    /// Where the C library's list of environment variables is told; 0 if nobody asks for it.
    pub environ: Cell<u64>,
    /// Where a program may write: start and end of each static.
    pub mutable: RefCell<Vec<(u64, u64)>>,
    constants: RefCell<FxHashMap<usize, u64>>,
    strings: RefCell<FxHashMap<String, u64>>,
    /// Those that have an address and no contents yet.
    pending: RefCell<Vec<Pending<'tcx>>>,
}

struct Pending<'tcx> {
    at: u64,
    thread_local: bool,
    contents: ConstAllocation<'tcx>,
}

impl Data<'_> {
    pub fn new(base: Option<&Base>) -> Self {
        Data {
            segments: Default::default(),
            next: Cell::new(base.map_or(DATA, |base| base.data_end)),
            thread_local_segments: Default::default(),
            thread_local_next: Cell::new(base.map_or(0, |base| base.thread_locals_end)),
            statics: Default::default(),
            environ: Cell::new(0),
            mutable: Default::default(),
            constants: Default::default(),
            strings: Default::default(),
            pending: Default::default(),
        }
    }

    /// Reserves memory. Two things never have the same address.
    fn room(&self, size: u64, align: u64) -> u64 {
        let at = self.next.get().next_multiple_of(align.max(1));
        self.next.set(at.saturating_add(size.max(1)));
        at
    }

    /// Whether there is more than memory holds.
    pub fn is_too_large(&self) -> bool {
        self.next.get().saturating_add(self.thread_local_next.get()) > DATA_END
    }
}

impl<'tcx> CodegenCx<'tcx> {
    pub fn constant(&self, contents: ConstAllocation<'tcx>) -> u64 {
        let inner = contents.inner();
        if inner.len() == 0 {
            return inner.align.bytes();
        }
        // They are interned: the same one has the same address in the compiler.
        let key = std::ptr::from_ref(inner).addr();
        if let Some(&at) = self.data.constants.borrow().get(&key) {
            return at;
        }
        let at = self.data.room(inner.len() as u64, inner.align.bytes());
        self.data.constants.borrow_mut().insert(key, at);
        self.data.pending.borrow_mut().push(Pending { at, thread_local: false, contents });
        at
    }

    pub fn string(&self, text: &str) -> u64 {
        if let Some(&at) = self.data.strings.borrow().get(text) {
            return at;
        }
        let at = self.data.room(text.len() as u64, 1);
        self.data.segments.borrow_mut().push((at, text.as_bytes().to_vec()));
        self.data.strings.borrow_mut().insert(text.into(), at);
        at
    }

    /// The address of a static; if it is thread-local, its distance from the thread's own.
    pub fn static_address(&self, def: DefId) -> u64 {
        if let Some(&at) = self.data.statics.borrow().get(&def) {
            return at;
        }
        let known = self.base.and_then(|base| base.statics.get(&base::hash_of_item(self.tcx, def)));
        let at = match known {
            Some(&at) => at,
            None if self.tcx.is_foreign_item(def) => self.foreign_static(def),
            None => self.own_static(def),
        };
        self.data.statics.borrow_mut().insert(def, at);
        at
    }

    fn foreign_static(&self, def: DefId) -> u64 {
        let name = linker_name(self.tcx, def);
        let own = self.own_symbols.get(&name).copied();
        if let Some(own) = own.filter(|&own| self.tcx.is_static(own)) {
            return self.static_address(own);
        }
        // A cell of zeros: std asks in this way for functions of C that may be missing.
        let at = self.data.room(32, 16);
        if name.as_str() == "environ" {
            // A pointer to an empty list.
            self.data.segments.borrow_mut().push((at, (at + 8).to_le_bytes().to_vec()));
            self.data.environ.set(at);
        }
        at
    }

    fn own_static(&self, def: DefId) -> u64 {
        let Ok(contents) = self.tcx.eval_static_initializer(def) else {
            // The error is told already.
            return self.data.room(8, 8);
        };
        let inner = contents.inner();
        let (size, align) = (inner.len() as u64, inner.align.bytes());
        let thread_local = self.is_thread_local(def);
        let at = if thread_local {
            let at = self.data.thread_local_next.get().next_multiple_of(align);
            self.data.thread_local_next.set(at + size);
            at
        } else {
            self.data.room(size, align)
        };
        self.data.pending.borrow_mut().push(Pending { at, thread_local, contents });
        at
    }

    /// Whether each thread has its own.
    pub fn is_thread_local(&self, def: DefId) -> bool {
        self.tcx.is_thread_local_static(def) && !self.tcx.is_foreign_item(def)
    }

    /// What a pointer in a constant points to.
    pub fn address_of(&self, id: AllocId) -> Value {
        let pointer = |at: u64| Value::Const(Ty::Ptr, at.into());
        match self.tcx.global_alloc(id) {
            GlobalAlloc::Memory(contents) => pointer(self.constant(contents)),
            GlobalAlloc::Function { instance, .. } => Value::Fn(self.function(instance)),
            GlobalAlloc::VTable(ty, dyn_ty) => {
                let principal = dyn_ty
                    .principal()
                    .map(|principal| self.tcx.instantiate_bound_regions_with_erased(principal));
                let table = self.tcx.vtable_allocation((ty, principal));
                pointer(self.constant(self.tcx.global_alloc(table).unwrap_memory()))
            }
            GlobalAlloc::Static(def) => pointer(self.static_address(def)),
            // The offset that is added is part of the type's hash.
            GlobalAlloc::TypeId { .. } => pointer(0),
        }
    }

    /// Writes what only had an address so far. That may add functions and more data.
    pub fn fill_data(&self) {
        loop {
            let Some(Pending { at, thread_local, contents }) = self.data.pending.borrow_mut().pop()
            else {
                return;
            };
            let inner = contents.inner();
            let all = 0..inner.len();
            if inner.mutability.is_mut() && !thread_local {
                self.data.mutable.borrow_mut().push((at, at + inner.len() as u64));
            }
            let mut bytes = inner.inspect_with_uninit_and_ptr_outside_interpreter(all).to_vec();
            for &(offset, provenance) in inner.provenance().ptrs().iter() {
                let place = offset.bytes() as usize..offset.bytes() as usize + 8;
                let offset = u64::from_le_bytes(bytes[place.clone()].try_into().expect("8 bytes"));
                let start = match self.address_of(provenance.alloc_id()) {
                    Value::Const(_, at) => at as u64,
                    Value::Fn(function) => self.slot(function).into(),
                    other => unreachable!("{other:?} is no address"),
                };
                bytes[place].copy_from_slice(&start.wrapping_add(offset).to_le_bytes());
            }
            let segments =
                if thread_local { &self.data.thread_local_segments } else { &self.data.segments };
            segments.borrow_mut().push((at, bytes));
        }
    }
}

impl<'tcx> StaticCodegenMethods for CodegenCx<'tcx> {
    fn static_addr_of(&self, contents: ConstAllocation<'_>, _: Option<&str>) -> Value {
        // SAFETY: all constants are interned in the arena of the one `TyCtxt`; the trait only
        // lost the lifetime.
        let contents =
            unsafe { std::mem::transmute::<ConstAllocation<'_>, ConstAllocation<'tcx>>(contents) };
        Value::Const(Ty::Ptr, self.constant(contents).into())
    }

    fn codegen_static(&mut self, def: DefId) {
        self.static_address(def);
    }
}
