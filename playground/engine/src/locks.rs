//! Who holds which of std's locks. A lock is a word of memory that says how many
//! hold it, not who: so whoever changes such a word is noted, with the place, and
//! a deadlock can be told in terms of holders.

use rustc_data_structures::fx::FxHashMap;
use rustc_hir::def_id::DefId;
use rustc_middle::ty::TyCtxt;
use rustc_span::Span;

use crate::eval;
use crate::event::WaitReason;
use crate::machine::Stack;
use crate::threads::Threads;

#[derive(Clone, Copy)]
pub struct Holder {
    pub thread: usize,
    /// Where it took the lock.
    pub place: Span,
}

#[derive(Default)]
pub struct Locks {
    /// By the word's address.
    holders: FxHashMap<u64, Vec<Holder>>,
    /// Functions that were looked at: of which kind of lock each is part.
    kinds: FxHashMap<DefId, Option<Kind>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Mutex,
    ReadWrite,
}

/// The atomic operation is so many calls deep in the function of the lock, at the most.
const DEPTH: usize = 6;
/// The bits of a `RwLock`'s word that count; all of them set is a writer.
const COUNT: u32 = (1 << 30) - 1;

impl Locks {
    /// Of the lock that a thread waits for at this address.
    pub fn holders(&self, address: u64, reason: WaitReason) -> &[Holder] {
        let word = match reason {
            WaitReason::Mutex | WaitReason::Read => address,
            // Writers wait at a word of their own, right after the lock's.
            WaitReason::Write => address - 4,
            _ => return &[],
        };
        self.holders.get(&word).map_or(&[], Vec::as_slice)
    }

    /// The running thread has changed a word of 32 bits; most are no locks.
    pub fn changed<'tcx>(
        &mut self,
        tcx: TyCtxt<'tcx>,
        threads: &Threads<'tcx>,
        address: u64,
        (old, new): (u32, u32),
    ) {
        let (thread, stack) = (threads.running(), &threads.current().stack);
        let mut kinds = eval::calls_of(stack).take(DEPTH).filter_map(|(instance, _)| {
            let def = instance.def_id();
            *self.kinds.entry(def).or_insert_with(|| kind(tcx, def))
        });
        let Some(kind) = kinds.next() else { return };
        let (old, new) = match kind {
            // More than 1 says that others wait.
            Kind::Mutex => (old.min(1), new.min(1)),
            Kind::ReadWrite => (old & COUNT, new & COUNT),
        };
        let holders = self.holders.entry(address).or_default();
        if old == 0 || new == 0 {
            // Where a lock was that is no more, another may be.
            holders.clear();
        }
        if new > old {
            holders.push(Holder { thread, place: eval::user_span(tcx, stack) });
        } else if new != 0 && new < old && old != COUNT {
            if let Some(own) = holders.iter().rposition(|holder| holder.thread == thread) {
                holders.remove(own);
            }
        }
    }
}

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

fn std_path(tcx: TyCtxt<'_>, def: DefId) -> Option<String> {
    let is_std = !def.is_local() && tcx.crate_name(def.krate).as_str() == "std";
    is_std.then(|| tcx.def_path(def).to_string_no_crate_verbose())
}

/// What a thread waits for that has called the futex, read from the functions of std that it stands in.
pub fn reason(tcx: TyCtxt<'_>, stack: &Stack<'_>) -> WaitReason {
    let paths =
        || eval::calls_of(stack).filter_map(|(instance, _)| std_path(tcx, instance.def_id()));
    let within = |part: &str| paths().any(|path| path.contains(part));
    let nearest = paths().find_map(|path| {
        let of = |part: &str| path.contains(part);
        Some(match () {
            () if of("::sync::mutex::") => WaitReason::Mutex,
            () if of("::sync::rwlock::") && of("read") => WaitReason::Read,
            () if of("::sync::rwlock::") && of("write") => WaitReason::Write,
            () if of("::sync::condvar::") => WaitReason::Signal,
            () if of("::sync::once::") => WaitReason::Once,
            () if of("::thread_parking::") => WaitReason::Park,
            () => return None,
        })
    });
    match nearest {
        Some(WaitReason::Park) if within("::mpmc::") => WaitReason::Message,
        Some(WaitReason::Park) if within("::thread::scoped") => WaitReason::Scope,
        Some(reason) => reason,
        None => WaitReason::Other,
    }
}
