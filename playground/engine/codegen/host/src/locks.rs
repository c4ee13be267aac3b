//! Who holds which of std's locks. A lock is a word of memory that says how many threads hold
//! it, not which ones.

use std::collections::BTreeMap;

use crate::event::WaitReason;
use crate::stack::Stack;
use crate::std_only::schedule::ThreadId;

/// The bits of a `RwLock`'s word that count its readers; if all are set, a writer holds it.
const COUNT: u32 = (1 << 30) - 1;
/// Bytes from a `RwLock`'s word to the one that its writers wait at: from `state` to
/// `writer_notify` in std's struct.
const WRITER_WORD: u64 = 4;
/// How many changes are kept of a lock that somebody always holds.
const MOST_CHANGES: usize = 10_000;

/// A change of a lock's word, and the thread's stack at that time.
struct Change {
    thread: ThreadId,
    old: u32,
    new: u32,
    stack: Stack,
}

/// The words of some locks, by their addresses, with the changes since nobody held them last.
#[derive(Default)]
pub struct Locks(BTreeMap<u64, Vec<Change>>);

impl Locks {
    /// For the addresses that threads wait at.
    pub fn new(addresses: impl Iterator<Item = u64>) -> Locks {
        let words = addresses.flat_map(|address| [address, address.wrapping_sub(WRITER_WORD)]);
        Locks(words.map(|word| (word, vec![])).collect())
    }

    /// The thread changes a word, which may be that of a lock.
    pub fn changed(&mut self, thread: ThreadId, word: u64, (old, new): (u32, u32)) {
        let Some(changes) = self.0.get_mut(&word) else { return };
        if new & COUNT == 0 || changes.len() == MOST_CHANGES {
            changes.clear();
        }
        if old != new {
            changes.push(Change { thread, old, new, stack: Stack::here() });
        }
    }

    /// Who holds the lock that a thread waits for at this address, with the stacks of when they
    /// took it.
    pub fn holders(&self, address: u64, reason: WaitReason) -> Vec<(ThreadId, &Stack)> {
        // 1 is a locked mutex, 2 one that others wait for.
        let (word, count): (u64, fn(u32) -> u32) = match reason {
            WaitReason::Mutex => (address, |word| word.min(1)),
            WaitReason::Read => (address, |word| word & COUNT),
            WaitReason::Write => (address - WRITER_WORD, |word| word & COUNT),
            _ => return vec![],
        };
        let mut holders: Vec<(ThreadId, &Stack)> = vec![];
        for Change { thread, old, new, stack } in self.0.get(&word).into_iter().flatten() {
            let (old, new) = (count(*old), count(*new));
            if old == 0 || new == 0 {
                // The memory may have belonged to a lock that no longer exists.
                holders.clear();
            }
            if new > old {
                holders.push((*thread, stack));
            } else if new != 0
                && new < old
                && old != COUNT
                && let Some(own) = holders.iter().rposition(|(holder, _)| holder == thread)
            {
                holders.remove(own);
            }
        }
        holders
    }
}
