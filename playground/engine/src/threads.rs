//! Threads of the interpreter's own: one stack each, one runs at a time, and a
//! seeded scheduler says which.

use std::collections::BTreeMap;

use rustc_const_eval::interpret::*;
use rustc_data_structures::fx::FxHashMap;
use rustc_hir::def_id::DefId;

use crate::event::Panic;
use crate::machine::{Random, Stack};
use crate::memory::Owner;
use crate::races::Knowledge;

/// Of a thread's pace: turns of some dozen steps, or of some thousand.
const SLOWEST: u64 = 6;
const FASTEST: u64 = 14;

#[derive(Clone, PartialEq, Debug)]
pub enum State<'tcx> {
    Ready,
    /// Ready, but lets another run first if one can.
    Yielding,
    /// Until that thread has ended.
    Joining(usize),
    /// Until someone wakes this address, or the clock reaches the deadline; then the call fails.
    Futex {
        address: u64,
        deadline: Option<u64>,
        result: MPlaceTy<'tcx, Owner>,
    },
    /// Until the clock gets there.
    Sleeping(u64),
    Ended,
}

pub struct Thread<'tcx> {
    pub stack: Stack<'tcx>,
    pub state: State<'tcx>,
    /// The longest of its turns, as a power of two of steps.
    pace: u64,
    /// Payloads of panics that unwind, innermost last.
    pub payloads: Vec<Scalar<Owner>>,
    /// The last one, caught or not.
    pub panic: Option<Panic>,
    /// Values of pthread keys: std hangs its thread-locals' destructors there.
    pub keys: BTreeMap<u64, Scalar<Owner>>,
    /// This thread's copies of `#[thread_local]` statics.
    pub statics: FxHashMap<DefId, Pointer<Owner>>,
    pub errno: Option<MPlaceTy<'tcx, Owner>>,
    pub knowledge: Knowledge,
}

pub struct Threads<'tcx> {
    all: Vec<Thread<'tcx>>,
    running: usize,
}

/// What the scheduler found.
pub enum Next {
    /// A thread can run.
    Run,
    /// None can before the clock reaches this time.
    WaitUntil(u64),
    Deadlock,
}

impl<'tcx> Threads<'tcx> {
    /// With the main thread, which is number 0.
    pub fn new(random: &mut Random) -> Self {
        Threads { all: vec![Thread::new(Knowledge::default(), random)], running: 0 }
    }

    /// A thread that knows what the running one knows.
    pub fn add(&mut self, random: &mut Random) -> usize {
        let (parent, child) = (self.running, self.all.len());
        let mut knowledge = self.all[parent].knowledge.clone();
        knowledge.clock.tick(child);
        self.all[parent].knowledge.clock.tick(parent);
        self.all.push(Thread::new(knowledge, random));
        child
    }

    /// The running thread hears of all that another did before its end.
    pub fn hear(&mut self, ended: usize) {
        let clock = self.all[ended].knowledge.clock.clone();
        self.current_mut().knowledge.clock.join(&clock);
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn running(&self) -> usize {
        self.running
    }

    pub fn current(&self) -> &Thread<'tcx> {
        &self.all[self.running]
    }

    pub fn current_mut(&mut self) -> &mut Thread<'tcx> {
        &mut self.all[self.running]
    }

    pub fn get(&self, thread: usize) -> Option<&Thread<'tcx>> {
        self.all.get(thread)
    }

    /// Makes another thread the running one and returns which was.
    pub fn switch_to(&mut self, thread: usize) -> usize {
        std::mem::replace(&mut self.running, thread)
    }

    /// Steps that the running thread does before another may, of every magnitude
    /// alike: long turns let it get far ahead, short ones come between two steps
    /// of others. Turns of one length would even out, and show few orders.
    pub fn draw_turn(&self, random: &mut Random) -> u64 {
        if self.is_alone() {
            return 1 << SLOWEST;
        }
        let magnitude = random.next() % (self.current().pace + 1);
        1 + random.next() % (1 << magnitude)
    }

    /// Lets one of the ready threads run, by chance.
    pub fn schedule(&mut self, random: &mut Random) -> Next {
        let ready = |thread: &Thread<'_>| thread.state == State::Ready;
        let count = self.all.iter().filter(|thread| ready(thread)).count();
        let chosen = (count > 0).then(|| {
            let chosen = (random.next() % count as u64) as usize;
            let mut able = (0..self.all.len()).filter(|&thread| ready(&self.all[thread]));
            able.nth(chosen).expect("counted just now")
        });
        let yields = self.current().state == State::Yielding;
        if yields {
            self.current_mut().state = State::Ready;
        }
        if let Some(thread) = chosen.or(yields.then_some(self.running)) {
            self.running = thread;
            return Next::Run;
        }
        match self.all.iter().filter_map(Thread::deadline).min() {
            Some(deadline) => Next::WaitUntil(deadline),
            None => Next::Deadlock,
        }
    }

    /// Readies the threads whose time has come; those that waited for more than
    /// time, each with the place that must now say that the time was up.
    pub fn pass_time(&mut self, now: u64) -> Vec<(usize, MPlaceTy<'tcx, Owner>)> {
        let mut timed_out = vec![];
        for (number, thread) in self.all.iter_mut().enumerate() {
            if thread.deadline().is_some_and(|deadline| deadline <= now) {
                if let State::Futex { result, .. } =
                    std::mem::replace(&mut thread.state, State::Ready)
                {
                    timed_out.push((number, result));
                }
            }
        }
        timed_out
    }

    /// Readies up to `count` threads that wait at the address; returns how many.
    pub fn wake(&mut self, address: u64, count: u64) -> u64 {
        let mut woken = 0;
        for thread in &mut self.all {
            let waits = matches!(thread.state, State::Futex { address: at, .. } if at == address);
            if waits && woken < count {
                thread.state = State::Ready;
                woken += 1;
            }
        }
        woken
    }

    /// The running thread has ended; those that join it are ready.
    pub fn end_current(&mut self) {
        self.all[self.running].state = State::Ended;
        let clock = self.all[self.running].knowledge.clock.clone();
        for thread in &mut self.all {
            if thread.state == State::Joining(self.running) {
                thread.state = State::Ready;
                thread.knowledge.clock.join(&clock);
            }
        }
    }

    /// Ends the turn of the running thread.
    pub fn let_others_run(&mut self) {
        self.current_mut().state = State::Yielding;
    }

    /// Whether a thread other than the running one can run.
    pub fn is_other_ready(&self) -> bool {
        let mut others = self.all.iter().enumerate().filter(|&(number, _)| number != self.running);
        others.any(|(_, thread)| thread.state == State::Ready)
    }

    /// Threads that have neither ended nor can run.
    pub fn waiting(&self) -> impl Iterator<Item = (usize, &Thread<'tcx>)> {
        let waits = |thread: &Thread<'_>| !matches!(thread.state, State::Ready | State::Ended);
        self.all.iter().enumerate().filter(move |(_, thread)| waits(thread))
    }

    /// Whether all but the running one have ended.
    pub fn is_alone(&self) -> bool {
        self.all
            .iter()
            .enumerate()
            .all(|(number, thread)| number == self.running || thread.state == State::Ended)
    }
}

impl<'tcx> Thread<'tcx> {
    fn new(knowledge: Knowledge, random: &mut Random) -> Self {
        Thread {
            stack: vec![],
            state: State::Ready,
            // By other seeds, others get ahead.
            pace: SLOWEST + random.next() % (FASTEST - SLOWEST + 1),
            payloads: vec![],
            panic: None,
            keys: BTreeMap::new(),
            statics: Default::default(),
            errno: None,
            knowledge,
        }
    }

    fn deadline(&self) -> Option<u64> {
        match self.state {
            State::Sleeping(until) => Some(until),
            State::Futex { deadline, .. } => deadline,
            _ => None,
        }
    }
}
