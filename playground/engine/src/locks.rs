//! Who holds which of std's locks, and what a blocked thread waits for. A lock is a
//! word of memory that says how many threads hold it, not which ones. So each thread
//! that changes such a word is recorded with its place, and a deadlock can name the
//! holders.
//!
//! Both are read from the paths of std's private functions. A new std may name them
//! otherwise: the README, under "Moving to the next rustc", lists the paths and the
//! tests that notice.

use rustc_data_structures::fx::FxHashMap;
use rustc_hir::def_id::DefId;
use rustc_middle::ty::TyCtxt;
use rustc_span::Span;

use crate::Role;
use crate::event::WaitReason;
use crate::machine::Stack;
use crate::places::{calls_of, user_span};
use crate::std_only::schedule::ThreadId;
use crate::threads::Threads;

/// A thread that holds a lock.
#[derive(Clone, Copy)]
pub struct Holder {
    pub thread: ThreadId,
    /// Where it took the lock.
    pub place: Span,
}

/// The holders of std's locks.
#[derive(Default)]
pub struct Locks {
    /// The holders of each lock, by the address of its word.
    holders: FxHashMap<u64, Vec<Holder>>,
    /// The kind of lock that a function is part of, for functions that were looked at.
    kinds: FxHashMap<DefId, Option<Kind>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Mutex,
    ReadWrite,
}

/// How many calls deep within a lock's function its atomic operation may be.
const DEPTH: usize = 6;
/// The bits of a `RwLock`'s word that count its readers; if all are set, a writer holds it.
const COUNT: u32 = (1 << 30) - 1;
/// Bytes from a `RwLock`'s word to the one that its writers wait at: from `state` to
/// `writer_notify` in std's struct.
const WRITER_WORD: u64 = 4;

impl Locks {
    /// The holders of the lock that a thread waits for at this address.
    pub fn holders(&self, address: u64, reason: WaitReason) -> &[Holder] {
        let word = match reason {
            WaitReason::Mutex | WaitReason::Read => address,
            WaitReason::Write => address - WRITER_WORD,
            _ => return &[],
        };
        self.holders.get(&word).map_or(&[], Vec::as_slice)
    }

    /// Records that the running thread changed a word of 32 bits. Most such words are no locks.
    pub fn changed<'tcx>(
        &mut self,
        tcx: TyCtxt<'tcx>,
        threads: &Threads<'tcx>,
        address: u64,
        (old, new): (u32, u32),
    ) {
        let (thread, stack) = (threads.running(), &threads.current().stack);
        let mut kinds = calls_of(stack).take(DEPTH).filter_map(|(instance, _)| {
            let def = instance.def_id();
            *self.kinds.entry(def).or_insert_with(|| kind(tcx, def))
        });
        let Some(kind) = kinds.next() else { return };
        let (old, new) = match kind {
            // 1 is locked, 2 is locked while others wait.
            Kind::Mutex => (old.min(1), new.min(1)),
            Kind::ReadWrite => (old & COUNT, new & COUNT),
        };
        let holders = self.holders.entry(address).or_default();
        if old == 0 || new == 0 {
            // The memory may have belonged to a lock that no longer exists.
            holders.clear();
        }
        if new > old {
            holders.push(Holder { thread, place: user_span(tcx, stack) });
        } else if new != 0
            && new < old
            && old != COUNT
            && let Some(own) = holders.iter().rposition(|holder| holder.thread == thread)
        {
            holders.remove(own);
        }
    }
}

/// The kind of lock that a function of std is part of.
fn kind(tcx: TyCtxt<'_>, def: DefId) -> Option<Kind> {
    let path = std_path(tcx, def)?;
    if path.contains("::sync::mutex::futex") {
        Some(Kind::Mutex)
    } else if path.contains("::sync::rwlock::futex") {
        Some(Kind::ReadWrite)
    } else {
        None
    }
}

/// The path of a function within std; none for other crates.
fn std_path(tcx: TyCtxt<'_>, def: DefId) -> Option<String> {
    let is_std = !def.is_local() && tcx.crate_name(def.krate).as_str() == "std";
    is_std.then(|| tcx.def_path(def).to_string_no_crate_verbose())
}

/// What a thread waits for in the futex, read from the functions of std on its stack.
/// The stack of a blocked thread does not change, so this is asked only when a deadlock
/// is told, and not at every wait.
pub fn reason(tcx: TyCtxt<'_>, stack: &Stack<'_>) -> WaitReason {
    let paths = calls_of(stack).filter_map(|(instance, _)| std_path(tcx, instance.def_id()));
    WaitReason::of(paths.filter_map(|path| Role::of(&path)))
}
