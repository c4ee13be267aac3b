//! Where allocations live: provenance, and addresses that look like a laptop's.
//! The stack grows down from high addresses and gives its places back; the heap
//! grows up from low ones and hands freed places out again.

use std::borrow::Borrow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::hash::Hash;

use rustc_abi::{Align, Size};
use rustc_const_eval::interpret::{AllocId, AllocMap, MayLeak, Pointer, Provenance};
use rustc_data_structures::fx::FxHashMap;

/// Which allocation a pointer may touch. Aliasing rules will add a tag here.
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

#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub enum Kind {
    /// From `alloc`.
    Rust,
    /// From `malloc`.
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

const HEAP: u64 = 0x5555_5560_0000;
const STACK: u64 = 0x7fff_ffff_0000;
/// Room for each thread's stack; a stack ends by its limit of frames long before.
const STACK_SPACE: u64 = 1 << 28;

/// The address of every allocation that is alive.
pub struct Addresses {
    by_allocation: RefCell<FxHashMap<AllocId, u64>>,
    /// Allocations whose address was turned into an integer, by that address.
    exposed: RefCell<BTreeMap<u64, (AllocId, u64)>>,
    heap_end: Cell<u64>,
    /// Freed heap places by size and alignment; the last one freed is used first.
    free: RefCell<FxHashMap<(u64, u64), Vec<u64>>>,
    stacks: RefCell<FxHashMap<usize, Vec<Slot>>>,
}

struct Slot {
    address: u64,
    live: bool,
}

impl Default for Addresses {
    fn default() -> Self {
        Addresses {
            by_allocation: Default::default(),
            exposed: Default::default(),
            heap_end: Cell::new(HEAP),
            free: Default::default(),
            stacks: Default::default(),
        }
    }
}

impl Addresses {
    pub fn of(&self, allocation: AllocId) -> Option<u64> {
        self.by_allocation.borrow().get(&allocation).copied()
    }

    pub fn place_on_heap(&self, allocation: AllocId, size: Size, align: Align) -> u64 {
        let (size, align) = (size.bytes().max(1), align.bytes().max(1));
        let freed = self.free.borrow_mut().get_mut(&(size, align)).and_then(Vec::pop);
        let address = freed.unwrap_or_else(|| {
            let address = self.heap_end.get().next_multiple_of(align.max(8));
            self.heap_end.set(address + size);
            address
        });
        self.by_allocation.borrow_mut().insert(allocation, address);
        address
    }

    pub fn place_on_stack(&self, allocation: AllocId, thread: usize, size: Size, align: Align) {
        let mut stacks = self.stacks.borrow_mut();
        let stack = stacks.entry(thread).or_default();
        let top = STACK - thread as u64 * STACK_SPACE;
        let lowest = stack.last().map_or(top, |slot| slot.address);
        let address = (lowest - size.bytes().max(1)) & !(align.bytes().max(1) - 1);
        stack.push(Slot { address, live: true });
        self.by_allocation.borrow_mut().insert(allocation, address);
    }

    pub fn free(&mut self, allocation: AllocId, size: Size, align: Align) {
        let Some(address) = self.by_allocation.get_mut().remove(&allocation) else { return };
        self.exposed.get_mut().remove(&address);
        if address < STACK - (1 << 40) {
            let key = (size.bytes().max(1), align.bytes().max(1));
            self.free.get_mut().entry(key).or_default().push(address);
            return;
        }
        let thread = ((STACK - address) / STACK_SPACE) as usize;
        let Some(stack) = self.stacks.get_mut().get_mut(&thread) else { return };
        // Slots die in nearly the order of a stack: the search starts at its end.
        if let Some(slot) = stack.iter_mut().rev().find(|slot| slot.address == address && slot.live)
        {
            slot.live = false;
        }
        while stack.last().is_some_and(|slot| !slot.live) {
            stack.pop();
        }
    }

    pub fn expose(&self, allocation: AllocId, size: Size) {
        if let Some(address) = self.of(allocation) {
            self.exposed.borrow_mut().insert(address, (allocation, size.bytes()));
        }
    }

    /// The exposed allocation that an integer points into, or one past.
    pub fn exposed_at(&self, address: u64) -> Option<AllocId> {
        let exposed = self.exposed.borrow();
        let (start, &(allocation, size)) = exposed.range(..=address).next_back()?;
        (address - start <= size).then_some(allocation)
    }
}

/// The interpreter's memory. It looks allocations up while others are borrowed,
/// so each lies in a box of its own and never moves.
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
