//! Data races, found by vector clocks: each thread counts its own time, and knows
//! how far it has heard of the time of the others. Two accesses to a byte race
//! when neither thread has heard of the other's access, at least one writes, and
//! at least one is not atomic. Nothing is recorded while there is only one thread.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::schedule::ThreadId;

/// A vector clock: for each thread, the time up to which its accesses are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clock(Vec<u32>);

impl Clock {
    fn of(&self, thread: ThreadId) -> u32 {
        self.0.get(thread.index()).copied().unwrap_or(0)
    }

    /// Learns everything that the other clock knows.
    pub fn join(&mut self, other: &Clock) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, heard) in self.0.iter_mut().zip(&other.0) {
            *own = (*own).max(*heard);
        }
    }

    /// Advances the thread's own time: what it does from now on, others have not heard of.
    pub fn tick(&mut self, thread: ThreadId) {
        let index = thread.index();
        if self.0.len() <= index {
            self.0.resize(index + 1, 0);
        }
        self.0[index] += 1;
    }
}

/// What a thread knows, and what fences make of its relaxed accesses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Knowledge {
    pub clock: Clock,
    /// Heard by relaxed loads; known only from the next acquiring fence on.
    heard: Clock,
    /// What relaxed stores tell: what was known at the last releasing fence.
    told: Clock,
}

/// What the ordering of an atomic operation does; `SeqCst` does both.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Order {
    pub acquires: bool,
    pub releases: bool,
}

impl Knowledge {
    /// Executes a fence.
    pub fn fence(&mut self, thread: ThreadId, order: Order) {
        if order.acquires {
            let heard = self.heard.clone();
            self.clock.join(&heard);
        }
        if order.releases {
            self.told = self.clock.clone();
            self.clock.tick(thread);
        }
    }
}

/// What an access does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    Read,
    Write,
    /// Frees the memory, which races with every other access.
    Free,
}

/// An access to memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Access {
    pub act: Act,
    pub atomic: bool,
}

impl Access {
    /// The words that a message uses for it.
    pub fn noun(self) -> &'static str {
        match (self.act, self.atomic) {
            (Act::Read, false) => "a read",
            (Act::Write, false) => "a write",
            (Act::Free, _) => "the freeing of the memory",
            (Act::Read, true) => "an atomic read",
            (Act::Write, true) => "an atomic write",
        }
    }

    fn writes(self) -> bool {
        self.act != Act::Read
    }
}

/// An access that later ones may still race with; `P` says where it was made.
#[derive(Clone, Debug)]
struct Past<P> {
    thread: ThreadId,
    time: u32,
    access: Access,
    place: P,
}

/// The accesses to one allocation, and what its atomics tell.
#[derive(Clone, Debug)]
pub struct History<P>(RefCell<Ranges<P>>);

#[derive(Clone, Debug)]
struct Ranges<P> {
    /// Ranges by their first byte: the byte after the last, and the accesses to all of the range.
    by_start: BTreeMap<u64, (u64, Vec<Past<P>>)>,
    /// Atomics by their first byte: each with what its last store tells a load that acquires.
    told: BTreeMap<u64, Clock>,
}

impl<P> Default for History<P> {
    fn default() -> Self {
        History(RefCell::new(Ranges { by_start: BTreeMap::new(), told: BTreeMap::new() }))
    }
}

impl<P: Clone> History<P> {
    /// Records an access to bytes of the allocation. If it races with an earlier
    /// one, returns that one and its place instead.
    pub fn enter(
        &self,
        bytes: Range<u64>,
        access: Access,
        thread: ThreadId,
        clock: &Clock,
        place: P,
    ) -> Option<(Access, P)> {
        let mut ranges = self.0.borrow_mut();
        let Range { start, end } = bytes;
        ranges.split(start);
        ranges.split(end);
        for (_, pasts) in ranges.by_start.range(start..end).map(|(_, entry)| entry) {
            for past in pasts {
                let conflicts = (past.access.writes() || access.writes())
                    && !(past.access.atomic && access.atomic);
                if conflicts && past.thread != thread && past.time > clock.of(past.thread) {
                    return Some((past.access, past.place.clone()));
                }
            }
        }
        let new = Past { thread, time: clock.of(thread), access, place };
        let mut at = start;
        while at < end {
            let next =
                ranges.by_start.range(at..end).next().map(|(&first, &(last, _))| (first, last));
            let (first, last) = next.unwrap_or((end, end));
            if at < first {
                ranges.by_start.insert(at, (first, vec![new.clone()]));
            } else if let Some((_, pasts)) = ranges.by_start.get_mut(&at) {
                // Forget an access that this thread has heard of, if this one stands for it:
                // whatever races with the old one later then races with this one too.
                pasts.retain(|past| {
                    let heard = past.time <= clock.of(past.thread);
                    let covered = access.writes() && !access.atomic;
                    let same = past.thread == thread && past.access == access;
                    !(heard && (covered || same))
                });
                pasts.push(new.clone());
            }
            at = if at < first { first } else { last };
        }
        None
    }

    /// Takes what the last store to the atomic at this byte tells.
    pub fn load(&self, at: u64, order: Order, knowledge: &mut Knowledge) {
        let ranges = self.0.borrow();
        let Some(told) = ranges.told.get(&at) else { return };
        let heard = if order.acquires { &mut knowledge.clock } else { &mut knowledge.heard };
        heard.join(told);
    }

    /// Leaves what the thread knows at the atomic at this byte. A store that also
    /// read (a read-modify-write) keeps telling what was told before.
    pub fn store(
        &self,
        at: u64,
        order: Order,
        also_read: bool,
        thread: ThreadId,
        knowledge: &mut Knowledge,
    ) {
        let mut ranges = self.0.borrow_mut();
        let told = ranges.told.entry(at).or_default();
        let now = if order.releases { &knowledge.clock } else { &knowledge.told };
        if also_read {
            told.join(now);
        } else {
            *told = now.clone();
        }
        if order.releases {
            knowledge.clock.tick(thread);
        }
    }
}

impl<P: Clone> Ranges<P> {
    /// Cuts the range that contains this byte, if it does not begin there.
    fn split(&mut self, at: u64) {
        let across = self.by_start.range_mut(..at).next_back();
        let Some((_, (end, pasts))) = across.filter(|(_, (end, _))| *end > at) else { return };
        let rest = (std::mem::replace(end, at), pasts.clone());
        self.by_start.insert(at, rest);
    }
}

#[cfg(test)]
mod tests;
