//! Data races, by vector clocks: each thread counts its own time and knows what
//! it has heard of that of others. Two accesses to a byte race when neither
//! thread has heard of the other's, at least one writes and at least one is not
//! atomic. Nothing is kept while there is one thread only.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rustc_const_eval::interpret::AllocRange;

/// For each thread, the time until which its acts are known.
#[derive(Clone, Debug, Default)]
pub struct Clock(Vec<u32>);

impl Clock {
    fn of(&self, thread: usize) -> u32 {
        self.0.get(thread).copied().unwrap_or(0)
    }

    pub fn join(&mut self, other: &Clock) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, heard) in self.0.iter_mut().zip(&other.0) {
            *own = (*own).max(*heard);
        }
    }

    /// The thread's own time goes on: what it does from now on, others have not heard of.
    pub fn tick(&mut self, thread: usize) {
        if self.0.len() <= thread {
            self.0.resize(thread + 1, 0);
        }
        self.0[thread] += 1;
    }
}

/// What a thread knows, and what fences make of its relaxed accesses.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    pub clock: Clock,
    /// Heard by relaxed loads, known only from the next acquiring fence on.
    heard: Clock,
    /// What relaxed stores tell: what was known at the last releasing fence.
    told: Clock,
}

/// How an access orders others; `SeqCst` is both.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Order {
    pub acquires: bool,
    pub releases: bool,
}

impl Knowledge {
    pub fn fence(&mut self, thread: usize, order: Order) {
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

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Access {
    Read,
    Write,
    /// Frees the memory, which races with every other access.
    Free,
    AtomicRead,
    AtomicWrite,
}

impl Access {
    fn is_atomic(self) -> bool {
        matches!(self, Access::AtomicRead | Access::AtomicWrite)
    }

    pub fn noun(self) -> &'static str {
        match self {
            Access::Read => "a read",
            Access::Write => "a write",
            Access::Free => "the freeing of the memory",
            Access::AtomicRead => "an atomic read",
            Access::AtomicWrite => "an atomic write",
        }
    }

    fn writes(self) -> bool {
        !matches!(self, Access::Read | Access::AtomicRead)
    }
}

/// An access that may still race with others to come; `P` says where it was.
#[derive(Clone, Debug)]
struct Past<P> {
    thread: usize,
    time: u32,
    access: Access,
    place: P,
}

/// The accesses to an allocation, and what its atomics tell.
#[derive(Clone, Debug)]
pub struct History<P>(RefCell<Ranges<P>>);

#[derive(Clone, Debug)]
struct Ranges<P> {
    /// By the first byte: the byte after the last, and the accesses to all of them.
    by_start: BTreeMap<u64, (u64, Vec<Past<P>>)>,
    /// What the last store to an atomic tells whoever acquires it, by its first byte.
    told: BTreeMap<u64, Clock>,
}

impl<P> Default for History<P> {
    fn default() -> Self {
        History(RefCell::new(Ranges { by_start: BTreeMap::new(), told: BTreeMap::new() }))
    }
}

impl<P: Clone> History<P> {
    /// Enters an access; the other one, with its place, if they race.
    pub fn enter(
        &self,
        range: AllocRange,
        access: Access,
        thread: usize,
        clock: &Clock,
        place: P,
    ) -> Option<(Access, P)> {
        let mut ranges = self.0.borrow_mut();
        let (start, end) = (range.start.bytes(), range.end().bytes());
        ranges.split(start);
        ranges.split(end);
        for (_, pasts) in ranges.by_start.range(start..end).map(|(_, entry)| entry) {
            for past in pasts {
                let conflicts = (past.access.writes() || access.writes())
                    && !(past.access.is_atomic() && access.is_atomic());
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
                // Whatever this thread has heard of cannot race with what comes after this access,
                // unless that is ordered after the old one but not after this: then they race too.
                pasts.retain(|past| {
                    let heard = past.time <= clock.of(past.thread);
                    let covered = access.writes() && !access.is_atomic();
                    let same = past.thread == thread && past.access == access;
                    !(heard && (covered || same))
                });
                pasts.push(new.clone());
            }
            at = if at < first { first } else { last };
        }
        None
    }

    /// What a load takes from the last store.
    pub fn load(&self, range: AllocRange, order: Order, knowledge: &mut Knowledge) {
        let ranges = self.0.borrow();
        let Some(told) = ranges.told.get(&range.start.bytes()) else { return };
        let heard = if order.acquires { &mut knowledge.clock } else { &mut knowledge.heard };
        heard.join(told);
    }

    /// What a store tells; one that also read goes on telling what was told before.
    pub fn store(
        &self,
        range: AllocRange,
        order: Order,
        also_read: bool,
        thread: usize,
        knowledge: &mut Knowledge,
    ) {
        let mut ranges = self.0.borrow_mut();
        let told = ranges.told.entry(range.start.bytes()).or_default();
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
    /// Makes a range begin here if one goes across.
    fn split(&mut self, at: u64) {
        let across = self.by_start.range_mut(..at).next_back();
        let Some((_, (end, pasts))) = across.filter(|(_, (end, _))| *end > at) else { return };
        let rest = (std::mem::replace(end, at), pasts.clone());
        self.by_start.insert(at, rest);
    }
}
