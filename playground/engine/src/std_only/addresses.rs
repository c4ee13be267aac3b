//! Addresses that look like those of a laptop. The stack grows down from high
//! addresses and gives places back; the heap grows up from low ones and hands out
//! freed places again.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use super::schedule::ThreadId;

/// Where the heap begins.
const HEAP: u64 = 0x5555_5560_0000;
/// Where the main thread's stack begins; it grows down.
const STACK: u64 = 0x7fff_ffff_0000;
/// Bytes between the stacks of two threads. The limit of frames ends a stack long before.
const STACK_SPACE: u64 = 1 << 28;
/// Addresses from here on are on a stack: enough for 4,096 threads.
const LOWEST_STACK: u64 = STACK - (1 << 40);
/// No allocation on the heap has less alignment.
const HEAP_ALIGN: u64 = 8;

/// The address of every allocation that is alive. `A` names an allocation, `S` hashes names.
pub struct Addresses<A, S> {
    by_allocation: RefCell<HashMap<A, u64, S>>,
    /// Allocations whose address was turned into an integer: by address, with their size.
    exposed: RefCell<BTreeMap<u64, (A, u64)>>,
    /// The first address after all that was ever on the heap.
    heap_end: Cell<u64>,
    /// Freed places of the heap by size and alignment; the last one freed is used first.
    free: RefCell<HashMap<(u64, u64), Vec<u64>, S>>,
    stacks: RefCell<HashMap<ThreadId, Vec<Slot>, S>>,
}

/// A place on a stack.
struct Slot {
    address: u64,
    live: bool,
}

impl<A, S: Default> Default for Addresses<A, S> {
    fn default() -> Self {
        Addresses {
            by_allocation: RefCell::default(),
            exposed: RefCell::default(),
            heap_end: Cell::new(HEAP),
            free: RefCell::default(),
            stacks: RefCell::default(),
        }
    }
}

impl<A: Copy + Eq + Hash, S: BuildHasher + Default> Addresses<A, S> {
    /// The address of an allocation that is alive.
    pub fn of(&self, allocation: A) -> Option<u64> {
        self.by_allocation.borrow().get(&allocation).copied()
    }

    /// Gives the allocation a place on the heap, also if it has no size: two of them differ.
    pub fn place_on_heap(&self, allocation: A, size: u64, align: u64) -> u64 {
        let (size, align) = (size.max(1), align.max(1));
        let freed = self.free.borrow_mut().get_mut(&(size, align)).and_then(Vec::pop);
        let address = freed.unwrap_or_else(|| {
            let address = self.heap_end.get().next_multiple_of(align.max(HEAP_ALIGN));
            self.heap_end.set(address + size);
            address
        });
        self.by_allocation.borrow_mut().insert(allocation, address);
        address
    }

    /// Gives the allocation a place below all that is on the thread's stack.
    pub fn place_on_stack(&self, allocation: A, thread: ThreadId, size: u64, align: u64) {
        let mut stacks = self.stacks.borrow_mut();
        let stack = stacks.entry(thread).or_default();
        let top = STACK - thread.index() as u64 * STACK_SPACE;
        let lowest = stack.last().map_or(top, |slot| slot.address);
        let address = (lowest - size.max(1)) & !(align.max(1) - 1);
        stack.push(Slot { address, live: true });
        self.by_allocation.borrow_mut().insert(allocation, address);
    }

    /// Gives the place of an allocation back; its size and alignment are those it was placed with.
    pub fn free(&mut self, allocation: A, size: u64, align: u64) {
        let Some(address) = self.by_allocation.get_mut().remove(&allocation) else { return };
        self.exposed.get_mut().remove(&address);
        if address < LOWEST_STACK {
            let key = (size.max(1), align.max(1));
            self.free.get_mut().entry(key).or_default().push(address);
            return;
        }
        let thread = ThreadId::new(((STACK - address) / STACK_SPACE) as usize);
        let Some(stack) = self.stacks.get_mut().get_mut(&thread) else { return };
        // Slots die nearly in the order of a stack, so the search starts at its end.
        let mut slots = stack.iter_mut().rev();
        if let Some(slot) = slots.find(|slot| slot.address == address && slot.live) {
            slot.live = false;
        }
        while stack.last().is_some_and(|slot| !slot.live) {
            stack.pop();
        }
    }

    /// Notes that the address of an allocation is known as an integer.
    pub fn expose(&self, allocation: A, size: u64) {
        if let Some(address) = self.of(allocation) {
            self.exposed.borrow_mut().insert(address, (allocation, size));
        }
    }

    /// The exposed allocation that an integer points into, or to the byte after its last.
    pub fn exposed_at(&self, address: u64) -> Option<A> {
        let exposed = self.exposed.borrow();
        let (start, &(allocation, size)) = exposed.range(..=address).next_back()?;
        (address - start <= size).then_some(allocation)
    }
}

#[cfg(test)]
mod tests;
