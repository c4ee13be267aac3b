//! Memory as this machine keeps it: provenance, kinds of allocations, what is known
//! of each. Addresses are in `std_only/addresses.rs`.

use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::hash_map::Entry;
use std::fmt;
use std::hash::Hash;

use rustc_abi::{Align, Size};
use rustc_const_eval::interpret::{AllocId, AllocMap, MayLeak, Pointer, Provenance};
use rustc_data_structures::fx::{FxBuildHasher, FxHashMap};
use rustc_span::Span;

use crate::std_only::addresses;

/// The provenance of a pointer: the allocation that it may touch. Aliasing rules
/// would add a tag here.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct Owner(pub AllocId);

impl fmt::Debug for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl Provenance for Owner {
    const OFFSET_IS_ADDR: bool = true;
    const WILDCARD: Option<Self> = None;

    fn fmt(pointer: &Pointer<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", pointer.into_raw_parts().1.bytes())
    }

    fn get_alloc_id(self) -> Option<AllocId> {
        Some(self.0)
    }
}

/// What an allocation is for. One kind cannot be freed as another.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Allocated by `alloc`.
    Rust,
    /// Allocated by `malloc`.
    C,
    /// A `static`, a constant, a function.
    Global,
    ThreadLocal,
    /// The machine's own, such as `errno`.
    Machine,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Rust => "Rust heap",
            Kind::C => "C heap",
            Kind::Global => "static",
            Kind::ThreadLocal => "thread-local",
            Kind::Machine => "machine",
        })
    }
}

impl MayLeak for Kind {
    fn may_leak(self) -> bool {
        !matches!(self, Kind::Rust | Kind::C)
    }
}

/// Addresses of allocations.
pub type Addresses = addresses::Addresses<AllocId, FxBuildHasher>;

/// How many places of frees are remembered. Programs that free more are rarely those
/// that use freed memory, and the map must not grow without end.
const REMEMBERED_FREES: usize = 10_000;

/// What is known of allocations besides their bytes.
pub struct Allocations {
    pub addresses: Addresses,
    /// Where each allocation on the heap was asked for.
    asked_at: FxHashMap<AllocId, Span>,
    /// Where the latest freed allocations were freed.
    freed_at: FxHashMap<AllocId, Span>,
    /// Bytes on the heap, and how many there may be.
    bytes: u64,
    limit: u64,
}

impl Allocations {
    pub fn new(limit: u64) -> Self {
        Allocations {
            addresses: Addresses::default(),
            asked_at: FxHashMap::default(),
            freed_at: FxHashMap::default(),
            bytes: 0,
            limit,
        }
    }

    /// Counts memory that the program asks for, before it is allocated; false if that is too much.
    pub fn reserve(&mut self, size: Size) -> bool {
        self.bytes += size.bytes();
        self.bytes <= self.limit
    }

    /// Remembers who asked for an allocation on the heap.
    pub fn asked(&mut self, allocation: AllocId, place: Span) {
        self.asked_at.insert(allocation, place);
    }

    /// Forgets an allocation that is freed here, and remembers the place unless it is a dummy.
    pub fn free(&mut self, allocation: AllocId, size: Size, align: Align, place: Span) {
        if self.freed_at.len() >= REMEMBERED_FREES {
            self.freed_at.clear();
        }
        if !place.is_dummy() {
            self.freed_at.insert(allocation, place);
        }
        self.asked_at.remove(&allocation);
        self.addresses.free(allocation, size.bytes(), align.bytes());
        self.bytes = self.bytes.saturating_sub(size.bytes());
    }

    /// The place that asked for an allocation on the heap.
    pub fn asked_at(&self, allocation: AllocId) -> Option<Span> {
        self.asked_at.get(&allocation).copied()
    }

    /// The place that freed an allocation, if that is remembered.
    pub fn freed_at(&self, allocation: AllocId) -> Option<Span> {
        self.freed_at.get(&allocation).copied()
    }
}

/// The interpreter's memory. It looks up allocations while others are borrowed, so
/// each is in a box of its own and never moves.
pub struct Boxes<K: Hash + Eq, V>(RefCell<FxHashMap<K, Box<V>>>);

impl<K: Hash + Eq, V> Default for Boxes<K, V> {
    fn default() -> Self {
        Boxes(Default::default())
    }
}

impl<K: Hash + Eq + Clone, V: Clone> Clone for Boxes<K, V> {
    fn clone(&self) -> Self {
        Boxes(self.0.clone())
    }
}

impl<K: Hash + Eq, V> AllocMap<K, V> for Boxes<K, V> {
    fn contains_key<Q: ?Sized + Hash + Eq>(&mut self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.get_mut().contains_key(key)
    }

    fn contains_key_ref<Q: ?Sized + Hash + Eq>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.borrow().contains_key(key)
    }

    fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.0.get_mut().insert(key, Box::new(value)).map(|old| *old)
    }

    fn remove<Q: ?Sized + Hash + Eq>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.0.get_mut().remove(key).map(|old| *old)
    }

    fn filter_map_collect<T>(&self, mut keep: impl FnMut(&K, &V) -> Option<T>) -> Vec<T> {
        self.0.borrow().iter().filter_map(|(key, value)| keep(key, value)).collect()
    }

    fn get_or<E>(&self, key: K, vacant: impl FnOnce() -> Result<V, E>) -> Result<&V, E> {
        if let Some(value) = self.0.borrow().get(&key) {
            let value: *const V = &**value;
            // SAFETY: values are boxed, and dropped only through `&mut self`.
            return Ok(unsafe { &*value });
        }
        let value = Box::new(vacant()?);
        let pointer: *const V = &*value;
        self.0.borrow_mut().insert(key, value);
        // SAFETY: as above.
        Ok(unsafe { &*pointer })
    }

    fn get_mut_or<E>(
        &mut self,
        key: K,
        vacant: impl FnOnce() -> Result<V, E>,
    ) -> Result<&mut V, E> {
        match self.0.get_mut().entry(key) {
            Entry::Occupied(entry) => Ok(&mut **entry.into_mut()),
            Entry::Vacant(entry) => Ok(&mut **entry.insert(Box::new(vacant()?))),
        }
    }
}
