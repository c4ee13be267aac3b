//! What the interpreter keeps for each thread of the program. Who runs and who
//! waits is the scheduler's: `std_only/schedule.rs`.

use std::collections::BTreeMap;

use rustc_const_eval::interpret::*;
use rustc_data_structures::fx::FxHashMap;
use rustc_hir::def_id::DefId;

use crate::event::Panic;
use crate::machine::{RawPointer, Stack};
use crate::memory::Owner;
use crate::std_only::races::Knowledge;
use crate::std_only::random::Random;
use crate::std_only::schedule::{self, ThreadId};

/// All threads of the program.
pub type Threads<'tcx> = schedule::Threads<Thread<'tcx>>;

/// A thread's part of the machine's state.
#[derive(Default)]
pub struct Thread<'tcx> {
    pub stack: Stack<'tcx>,
    /// Payloads of panics that unwind, innermost last.
    pub payloads: Vec<Scalar<Owner>>,
    /// The last panic, caught or not.
    pub panic: Option<Panic>,
    /// Values of pthread keys; std attaches the destructors of its thread-locals to one.
    pub keys: BTreeMap<u64, RawPointer>,
    /// This thread's copies of `#[thread_local]` statics.
    pub statics: FxHashMap<DefId, Pointer<Owner>>,
    pub errno: Option<MPlaceTy<'tcx, Owner>>,
    /// The result of the futex call that the thread waits in; the call fails if the time is up.
    pub futex_result: Option<MPlaceTy<'tcx, Owner>>,
    pub knowledge: Knowledge,
    /// What the program calls it.
    pub name: Option<String>,
}

impl<'tcx> Threads<'tcx> {
    /// Adds a thread that knows what the running one knows.
    pub fn start(&mut self, random: &mut Random) -> ThreadId {
        let parent = self.running();
        let knowledge = self.current().knowledge.clone();
        let child = self.add(Thread { knowledge, ..Thread::default() }, random);
        if let Some(thread) = self.get_mut(child) {
            thread.knowledge.clock.tick(child);
        }
        self.current_mut().knowledge.clock.tick(parent);
        child
    }

    /// Ends the running thread. Those that join it hear of all that it did, and are ready.
    pub fn finish(&mut self) {
        let ended = self.running();
        for joining in self.end_current() {
            self.hear(joining, ended);
        }
    }

    /// Lets a thread hear of all that another one did before its end.
    pub fn hear(&mut self, thread: ThreadId, ended: ThreadId) {
        let Some(clock) = self.get(ended).map(|ended| ended.knowledge.clock.clone()) else {
            return;
        };
        if let Some(thread) = self.get_mut(thread) {
            thread.knowledge.clock.join(&clock);
        }
    }
}
