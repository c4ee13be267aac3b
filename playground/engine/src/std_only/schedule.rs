//! The scheduler: which thread runs, for how long, and what the others wait for.
//! One thread runs at a time, and a seed decides every turn.
//!
//! `T` is whatever else belongs to a thread; the scheduler never looks at it.

use super::random::Random;

/// Limits of a thread's pace, as powers of two: the longest turn of a slow thread
/// is some dozen steps, that of a fast one some thousand.
const SLOWEST: u64 = 6;
const FASTEST: u64 = 14;

/// The number of a thread, in the order in which they were started.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ThreadId(usize);

impl ThreadId {
    /// The thread that runs `main`.
    pub const MAIN: ThreadId = ThreadId(0);

    pub const fn new(number: usize) -> Self {
        ThreadId(number)
    }

    pub const fn index(self) -> usize {
        self.0
    }
}

/// Whether a thread can run, and what it waits for if not.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum State {
    Ready,
    /// Ready, but lets another thread run first if one can.
    Yielding,
    /// Waits until that thread has ended.
    Joining(ThreadId),
    /// Waits until some thread wakes this address, or the clock reaches the deadline.
    Futex {
        address: u64,
        deadline: Option<u64>,
    },
    /// Waits until the clock reaches this time.
    Sleeping(u64),
    Ended,
}

impl State {
    fn deadline(self) -> Option<u64> {
        match self {
            State::Sleeping(until) => Some(until),
            State::Futex { deadline, .. } => deadline,
            _ => None,
        }
    }
}

/// The answer of the scheduler.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Next {
    /// A thread runs.
    Run,
    /// No thread can run before the clock reaches this time.
    WaitUntil(u64),
    Deadlock,
}

struct Slot<T> {
    state: State,
    /// The longest of its turns, as a power of two of steps.
    pace: u64,
    data: T,
}

/// All threads that were ever started, one of which runs.
pub struct Threads<T> {
    all: Vec<Slot<T>>,
    running: ThreadId,
}

impl<T> Threads<T> {
    /// Starts with the main thread, which runs.
    pub fn new(main: T, random: &mut Random) -> Self {
        let mut threads = Threads { all: vec![], running: ThreadId::MAIN };
        threads.add(main, random);
        threads
    }

    /// Adds a thread that is ready, with a pace drawn for it: each seed lets other threads get
    /// ahead.
    pub fn add(&mut self, data: T, random: &mut Random) -> ThreadId {
        let pace = SLOWEST + random.below(FASTEST - SLOWEST + 1);
        self.all.push(Slot { state: State::Ready, pace, data });
        ThreadId(self.all.len() - 1)
    }

    /// How many threads were ever started.
    pub fn started(&self) -> usize {
        self.all.len()
    }

    /// The thread that runs.
    pub fn running(&self) -> ThreadId {
        self.running
    }

    /// The data of the running thread.
    pub fn current(&self) -> &T {
        &self.all[self.running.0].data
    }

    pub fn current_mut(&mut self) -> &mut T {
        &mut self.all[self.running.0].data
    }

    pub fn get(&self, thread: ThreadId) -> Option<&T> {
        self.all.get(thread.0).map(|slot| &slot.data)
    }

    pub fn get_mut(&mut self, thread: ThreadId) -> Option<&mut T> {
        self.all.get_mut(thread.0).map(|slot| &mut slot.data)
    }

    /// The state of the running thread.
    pub fn state(&self) -> State {
        self.all[self.running.0].state
    }

    /// Sets the state of the running thread: how it blocks or yields.
    pub fn set_state(&mut self, state: State) {
        self.all[self.running.0].state = state;
    }

    /// Whether the thread has ended, or was never started.
    pub fn has_ended(&self, thread: ThreadId) -> bool {
        self.all.get(thread.0).is_none_or(|slot| slot.state == State::Ended)
    }

    /// Makes another thread the running one, and returns which one was.
    pub fn switch_to(&mut self, thread: ThreadId) -> ThreadId {
        std::mem::replace(&mut self.running, thread)
    }

    /// Draws how many steps the running thread may do before another gets a turn.
    /// Every magnitude is as likely as another: long turns let a thread get far
    /// ahead, short ones come between two steps of others. Turns of one length
    /// would even out, and show few orders.
    pub fn draw_turn(&self, random: &mut Random) -> u64 {
        if self.is_alone() {
            return 1 << SLOWEST;
        }
        let magnitude = random.below(self.all[self.running.0].pace + 1);
        1 + random.below(1 << magnitude)
    }

    /// Picks one of the ready threads by chance; a thread that yields only if no other is ready.
    pub fn schedule(&mut self, random: &mut Random) -> Next {
        let ready = |slot: &&Slot<T>| slot.state == State::Ready;
        let count = self.all.iter().filter(ready).count();
        let chosen = (count > 0).then(|| {
            let chosen = random.below(count as u64) as usize;
            let mut able =
                (0..self.all.len()).filter(|&number| self.all[number].state == State::Ready);
            ThreadId(able.nth(chosen).expect("counted just now"))
        });
        let yields = self.state() == State::Yielding;
        if yields {
            self.set_state(State::Ready);
        }
        if let Some(thread) = chosen.or(yields.then_some(self.running)) {
            self.running = thread;
            return Next::Run;
        }
        match self.all.iter().filter_map(|slot| slot.state.deadline()).min() {
            Some(deadline) => Next::WaitUntil(deadline),
            None => Next::Deadlock,
        }
    }

    /// Readies the threads whose deadline has come, and returns those that waited
    /// for more than time: their call must now say that the time is up.
    pub fn pass_time(&mut self, now: u64) -> Vec<ThreadId> {
        let mut timed_out = vec![];
        for (number, slot) in self.all.iter_mut().enumerate() {
            if slot.state.deadline().is_some_and(|deadline| deadline <= now) {
                if let State::Futex { .. } = slot.state {
                    timed_out.push(ThreadId(number));
                }
                slot.state = State::Ready;
            }
        }
        timed_out
    }

    /// Readies up to `count` threads that wait at the address, the oldest first; returns how many.
    pub fn wake(&mut self, address: u64, count: u64) -> u64 {
        let mut woken = 0;
        for slot in &mut self.all {
            let waits = matches!(slot.state, State::Futex { address: at, .. } if at == address);
            if waits && woken < count {
                slot.state = State::Ready;
                woken += 1;
            }
        }
        woken
    }

    /// Ends the running thread, readies the threads that join it, and returns these.
    pub fn end_current(&mut self) -> Vec<ThreadId> {
        self.set_state(State::Ended);
        let mut joined = vec![];
        for (number, slot) in self.all.iter_mut().enumerate() {
            if slot.state == State::Joining(self.running) {
                slot.state = State::Ready;
                joined.push(ThreadId(number));
            }
        }
        joined
    }

    /// Whether a thread other than the running one can run.
    pub fn is_other_ready(&self) -> bool {
        let mut others =
            self.all.iter().enumerate().filter(|&(number, _)| number != self.running.0);
        others.any(|(_, slot)| slot.state == State::Ready)
    }

    /// All threads, those that have ended too.
    pub fn all(&self) -> impl Iterator<Item = (ThreadId, State, &T)> {
        let all = self.all.iter().enumerate();
        all.map(|(number, slot)| (ThreadId(number), slot.state, &slot.data))
    }

    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.all.iter_mut().map(|slot| &mut slot.data)
    }

    /// The threads that cannot run and have not ended.
    pub fn waiting(&self) -> impl Iterator<Item = (ThreadId, State, &T)> {
        self.all().filter(|(_, state, _)| !matches!(state, State::Ready | State::Ended))
    }

    /// Whether all but the running thread have ended.
    pub fn is_alone(&self) -> bool {
        let mut all = self.all.iter().enumerate();
        all.all(|(number, slot)| number == self.running.0 || slot.state == State::Ended)
    }
}

#[cfg(test)]
mod tests;
