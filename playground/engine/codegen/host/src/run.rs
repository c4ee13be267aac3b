//! A run from start to exit: whose turn it is, and what `compiled-program.ts` does next.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, Seek, SeekFrom, stdin};
use std::mem::ManuallyDrop;
use std::os::fd::FromRawFd;

use crate::event::{End, Event, Holder, Leak, Limit, Panic, Teller, WaitReason, Waiting};
use crate::heap;
use crate::locks::Locks;
use crate::memory::{self, Fault, Global, Layout, Use};
use crate::stack::{SourceMaps, Stack};
use crate::std_only::files::Files;
use crate::std_only::options::{Executor, Options};
use crate::std_only::schedule::{self, Next, State, ThreadId};
use crate::std_only::system::{
    self, Answer, EXIT_CODE, Owner, PANICKED, System, TIMED_OUT, c_string, missing, null_terminated,
};
use crate::system::{Call, get, put};

/// Where the program's data begins. Below are pieces of stacks, down to the allocator's lists.
const DATA: u32 = 8 << 20;
/// A stack is made of pieces of that many bytes, each on a promise of its own, because a browser
/// gives a promise about a megabyte.
const PIECE: u32 = 256 << 10;
/// Bytes of stacks that don't count as the program's memory.
const STACKS: u64 = 256 << 20;
/// How many pieces the stack of the main thread may have, and that of another. Natively these
/// have 8 and 2 MB; a call takes up to six times as much here.
const MOST_PIECES: (usize, usize) = (192, 48);
/// A frame may reach this far below a stack's limit without a check.
const SLACK: u32 = 1 << 10;
/// Loop turns and calls of a thread while no other can run, until it is looked after.
const LONG_TURN: u64 = 1 << 20;
/// Of what a turn is made of, how much does for one step of the interpreter.
const FUEL: u64 = 4;
/// As much as a run may have for each step of its limit.
const FUEL_LIMIT: u64 = 64;
/// Nanoseconds of the virtual clock for each loop turn and call.
const STEP: u64 = 2;
/// Bytes from an exception of std's to its `Box<dyn Any>`: after what the unwinder wants, of 32
/// bytes on this target, and a word.
const PAYLOAD: u64 = 40;

/// All threads of the program.
type Threads = schedule::Threads<Thread>;

/// What is kept for each thread.
#[derive(Default)]
pub struct Thread {
    /// Values of pthread keys; std attaches the destructors of its thread-locals to one.
    pub keys: BTreeMap<u64, u64>,
    /// What it begins with, once it gets its first turn: a slot of the table, and an argument.
    start: Option<(u64, u64)>,
    /// What the call returns that it waits in.
    result: i64,
    /// What its first function returned.
    returned: Option<i64>,
    /// The address of its `errno`, or 0.
    errno: u64,
    stack_pointer: u32,
    stack_limit: u32,
    /// Stack pointers and limits of the pieces that its stack has besides the last one.
    full: Vec<(u32, u32)>,
    thread_locals: u32,
    /// The last panic, caught or not.
    panic: Option<Panic>,
    /// Its stack where it began to wait, if the run is explained.
    waits: Option<Stack>,
}

/// What is noted in a run that is done again, to tell of its end. The same seed gives the same
/// run, so that the first one need not note it.
#[derive(Default)]
struct Explained {
    locks: Locks,
    /// The addresses that somebody will ask about, and what was allocated there last: with how
    /// many bytes, and where.
    leaked: BTreeSet<u64>,
    allocated: BTreeMap<u64, (u64, Stack)>,
}

/// What `compiled-program.ts` does next, as a number: the one of the thread that runs next, or one of these.
#[derive(Clone, Copy)]
enum Then {
    Switch(ThreadId),
    /// The call returns what is in the exchange.
    Return,
    End,
}

impl Then {
    fn code(self) -> i32 {
        match self {
            Then::Switch(thread) => thread.index() as i32,
            Then::Return => -1,
            Then::End => -2,
        }
    }
}

/// A run that is under way.
pub struct Run {
    pub system: System<u64>,
    pub threads: Threads,
    pub layouts: Vec<Layout>,
    functions: Vec<String>,
    /// Pieces of stacks that nobody uses, by their lowest address.
    free_pieces: Vec<u32>,
    /// Whether no other thread could run when the running one got its turn, which then is long.
    is_undisturbed: bool,
    /// What the running thread had of fuel when that was last looked at.
    fuel: u64,
    steps_left: u64,
    most_threads: usize,
    end: Option<End>,
    /// Whether `main` has returned.
    returned: bool,
    /// Who is told of events; none if they were told before.
    teller: Option<Teller>,
    explained: Option<Explained>,
    source_maps: OnceCell<SourceMaps>,
}

thread_local! {
    /// The C functions that the modules know, by the numbers that they have here.
    static FUNCTIONS: RefCell<Vec<String>> = const { RefCell::new(vec![]) };
    static RUN: RefCell<Option<Run>> = const { RefCell::new(None) };
}

fn with_run<T>(act: impl FnOnce(&mut Run) -> T) -> T {
    RUN.with_borrow_mut(|run| act(run.as_mut().expect("a program calls only while it runs")))
}

mod imports {
    #[link(wasm_import_module = "program")]
    unsafe extern "C" {
        /// Makes new instances of the program's modules, and asks for the numbers of their C
        /// functions. Whether the run is explained is 0 or 1; the program may have so many bytes
        /// of memory besides its data.
        pub safe fn load(explained: u32, memory: u64);
        /// Runs the program, from the main thread on, and returns when it has ended.
        pub safe fn run();
    }
}

/// Runs the program that `compiled-program.ts` has.
pub fn run(options: &Options, teller: Teller) -> End {
    let run = run_once(options, Some(teller), None);
    let end = run.end.clone().expect("it ends in one way");
    if let End::Deadlock { .. } = end {
        let words = run.threads.waiting().filter_map(|(_, state, _)| match state {
            State::Futex { address, .. } => Some(address),
            _ => None,
        });
        let explained = Explained { locks: Locks::new(words), ..Explained::default() };
        return run_once(options, None, Some(explained)).deadlock();
    }
    let leaked = if run.returned { run.leaked().unwrap_or_default() } else { BTreeSet::new() };
    if !leaked.is_empty() {
        let explained = Explained { leaked, ..Explained::default() };
        let leaks = run_once(options, None, Some(explained)).leaks();
        teller.tell(&Event::Leaks { leaks: &leaks });
    }
    end
}

fn run_once(options: &Options, teller: Option<Teller>, explained: Option<Explained>) -> Run {
    if explained.is_some() {
        rewind_stdin();
    }
    imports::load(explained.is_some().into(), options.memory.saturating_add(STACKS));
    if let Some(teller) = teller {
        teller.tell(&Event::Started { executor: Executor::Compiled });
    }
    let started = Run::start(options, teller, explained);
    let is_ready = started.end.is_none();
    RUN.set(Some(started));
    if is_ready {
        imports::run();
    }
    RUN.take().expect("it was set above")
}

/// Makes the next read of stdin the first.
fn rewind_stdin() {
    let mut stdin = stdin().lock();
    let kept = stdin.fill_buf().map_or(0, <[u8]>::len);
    stdin.consume(kept);
    // SAFETY: stdin is open as long as the process runs, and isn't closed here.
    let mut file = ManuallyDrop::new(unsafe { File::from_raw_fd(0) });
    // Of a stdin that can't be read again, the program gets nothing the second time.
    let _ = file.seek(SeekFrom::Start(0));
}

/// The number of the C function whose name is at the start of the exchange.
#[unsafe(no_mangle)]
extern "C" fn function(length: u32) -> u32 {
    let bytes: Vec<u8> = (0..length.div_ceil(8) as usize)
        .flat_map(|word| crate::system::get(word).to_le_bytes())
        .take(length as usize)
        .collect();
    let name = String::from_utf8(bytes).expect("the names of symbols are text");
    FUNCTIONS.with_borrow_mut(|functions| {
        functions.push(name);
        functions.len() as u32 - 1
    })
}

/// A call of a C function, with so many arguments in the exchange.
#[unsafe(no_mangle)]
extern "C" fn call(function: u32, count: u32) -> i32 {
    with_run(|run| {
        let then = run.call(function as usize, count as usize);
        run.settle(then).code()
    })
}

/// The function that the running thread began with has returned.
#[unsafe(no_mangle)]
extern "C" fn returned(value: i64) -> i32 {
    with_run(|run| {
        let then = run.returned(value);
        run.settle(then).code()
    })
}

/// The running thread needs another piece of stack.
#[unsafe(no_mangle)]
extern "C" fn more_stack() -> i32 {
    with_run(|run| {
        let then = run.more_stack();
        run.settle(then).code()
    })
}

/// The running thread doesn't need the last piece any more.
#[unsafe(no_mangle)]
extern "C" fn less_stack() {
    with_run(Run::less_stack);
}

/// The browser gave up the program.
#[unsafe(no_mangle)]
extern "C" fn failed(why: u32) {
    with_run(|run| {
        let end = match why {
            0 => run.stack_overflow(),
            1 => run.unsupported("threads: this browser has no promises of WebAssembly".into()),
            _ => End::Abort,
        };
        run.end.get_or_insert(end);
    });
}

impl Run {
    /// A run with everything ready for the main thread.
    fn start(options: &Options, teller: Option<Teller>, explained: Option<Explained>) -> Run {
        let mut files = Files::new(options.memory);
        for (file, bytes) in &options.given {
            // The reader's own files may have paths that no program could open.
            let _ = files.give(file, bytes.clone(), options.clock);
        }
        let mut system = System::new(files, options.seed, options.clock);
        let threads = Threads::new(Thread::default(), &mut system.random);
        let mut run = Run {
            system,
            threads,
            layouts: memory::layouts(),
            functions: FUNCTIONS.take(),
            // The allocator's lists are in the first.
            free_pieces: (1..DATA / PIECE).map(|piece| piece * PIECE).collect(),
            is_undisturbed: true,
            fuel: 0,
            steps_left: options.steps.saturating_mul(FUEL_LIMIT),
            most_threads: options.threads,
            end: None,
            returned: false,
            teller,
            explained,
            source_maps: OnceCell::new(),
        };
        if let Err(fault) = run.prepare(options) {
            run.end = Some(run.fault(fault));
        }
        run
    }

    /// Gives the main thread its stack, its arguments and the environment.
    fn prepare(&mut self, options: &Options) -> Result<(), Fault> {
        let main = self.thread()?;
        *self.threads.current_mut() = main;
        let mut words = vec![options.crate_name()];
        words.extend(options.arguments.iter().cloned());
        let call = &mut Call { run: self, count: 0 };
        let pointers = words.iter().map(|word| c_string(call, word.as_bytes(), Owner::System));
        let pointers = pointers.collect::<Result<Vec<_>, _>>()?;
        let arguments = null_terminated(call, pointers)?;
        system::set_environment(call, &options.environment)?;
        call.copy_environ()?;
        // What the main thread begins with: `compiled-program.ts` knows its function.
        put(0, words.len() as u64);
        put(1, arguments);
        self.take_turn();
        Ok(())
    }

    pub fn tell(&self, event: &Event<'_>) {
        if let Some(teller) = self.teller {
            teller.tell(event);
        }
    }

    fn source_maps(&self) -> &SourceMaps {
        self.source_maps.get_or_init(SourceMaps::read)
    }

    fn unsupported(&self, message: String) -> End {
        End::Unsupported { message, place: self.source_maps().place(&Stack::here()) }
    }

    fn stack_overflow(&self) -> End {
        let name = if self.threads.running() == ThreadId::MAIN { " 'main'" } else { "" };
        let text = &format!(
            "\nthread{name} has overflowed its stack\nfatal runtime error: stack overflow, aborting\n"
        );
        self.tell(&Event::Stderr { text });
        End::Limit { limit: Limit::Stack }
    }

    fn fault(&self, Fault(address): Fault) -> End {
        self.tell(&Event::Stderr {
            text: &format!("there is no memory at address {address:#x}\n"),
        });
        End::Abort
    }

    /// What each thread waits for, and who could end that.
    fn deadlock(self) -> End {
        let maps = self.source_maps();
        let explained = self.explained.as_ref().expect("the run was done again for this");
        let place = |stack: &Option<Stack>| stack.as_ref().map(|stack| maps.place(stack));
        let waiting = self.threads.waiting().map(|(number, state, thread)| {
            let (reason, holders) = match state {
                State::Joining(other) => {
                    let reached = self.threads.get(other).and_then(|other| place(&other.waits));
                    let place = reached.unwrap_or_default();
                    (WaitReason::Join, vec![Holder { thread: other, place }])
                }
                State::Futex { address, .. } => {
                    let reason = thread.waits.as_ref().map(|stack| maps.reason(stack));
                    let reason = reason.unwrap_or(WaitReason::Other);
                    let holders = explained.locks.holders(address, reason).into_iter();
                    let holders =
                        holders.map(|(thread, stack)| Holder { thread, place: maps.place(stack) });
                    (reason, holders.collect())
                }
                State::Sleeping(_) | State::Ready | State::Yielding | State::Ended => {
                    (WaitReason::Sleep, vec![])
                }
            };
            let place = place(&thread.waits).unwrap_or_default();
            Waiting { thread: number, place, reason, holders }
        });
        End::Deadlock { waiting: waiting.collect() }
    }

    /// The addresses of what the program has allocated and nothing points at any more.
    fn leaked(&self) -> Result<BTreeSet<u64>, Fault> {
        if !self.threads.is_alone() {
            return Ok(BTreeSet::new());
        }
        let data_end = self.layouts.iter().map(|layout| layout.data_end).max().unwrap_or(DATA);
        let statics: u32 = self.layouts.iter().map(|layout| layout.thread_locals.1).sum();
        let own = self.threads.current().thread_locals;
        let mut roots = memory::mutable();
        roots.push((own.into(), (own + statics).into()));
        let heap = (memory::heap_start(data_end), memory::get(Global::HeapTop).into());
        Ok(heap::unreachable(heap, &roots)?.into_iter().collect())
    }

    /// The leaked allocations, by the place that asked for them.
    fn leaks(self) -> Vec<Leak> {
        let maps = self.source_maps();
        let explained = self.explained.as_ref().expect("the run was done again for this");
        let mut leaks: BTreeMap<String, (usize, u64)> = BTreeMap::new();
        for (size, stack) in explained.allocated.values() {
            let (count, bytes) = leaks.entry(maps.place(stack)).or_default();
            (*count, *bytes) = (*count + 1, *bytes + size);
        }
        let leaks = leaks.into_iter();
        leaks.map(|(place, (count, bytes))| Leak { place, count, bytes }).collect()
    }

    /// `_Unwind_RaiseException(exception)`: tells of the panic. `compiled-program.ts` then throws it.
    fn panic(&mut self) -> Result<Then, Fault> {
        if self.teller.is_some() {
            let message = self.message(get(0))?.unwrap_or_else(|| "Box<dyn Any>".into());
            if let Some(panic) = self.source_maps().panic(&Stack::here(), message) {
                let thread = self.threads.running();
                self.tell(&Event::Panic { thread, panic: &panic });
                self.threads.current_mut().panic = Some(panic);
            }
        }
        Ok(Then::Return)
    }

    /// The message of a panic, if its payload is a `&str` or a `String`.
    fn message(&self, exception: u64) -> Result<Option<String>, Fault> {
        let word = |at: u64| {
            let bytes = memory::read(at, 8)?;
            Ok(u64::from_le_bytes(bytes.try_into().expect("eight bytes were read")))
        };
        let (payload, vtable) = (word(exception + PAYLOAD)?, word(exception + PAYLOAD + 8)?);
        let (mut start, mut length) = (None, 0);
        for Layout { any: (text, string), string: (text_at, length_at), .. } in &self.layouts {
            if vtable == u64::from(*text) {
                (start, length) = (Some(word(payload)?), word(payload + 8)?);
            } else if vtable == u64::from(*string) {
                start = Some(word(payload + u64::from(*text_at))?);
                length = word(payload + u64::from(*length_at))?;
            }
        }
        let Some(start) = start else { return Ok(None) };
        Ok(Some(String::from_utf8_lossy(&memory::read(start, length)?).into_owned()))
    }

    /// `allocated(address, size)`, in a run that is explained.
    fn allocated(&mut self) {
        let (address, size) = (get(0), get(1));
        if let Some(explained) = &mut self.explained
            && explained.leaked.contains(&address)
        {
            explained.allocated.insert(address, (size, Stack::here()));
        }
    }

    /// `word_changed(address, old, new)`, in a run that is explained.
    fn word_changed(&mut self) {
        let thread = self.threads.running();
        if let Some(explained) = &mut self.explained {
            explained.locks.changed(thread, get(0), (get(1) as u32, get(2) as u32));
        }
    }

    /// What comes next, but if the run has ended.
    fn settle(&mut self, then: Result<Then, Fault>) -> Then {
        match then {
            Ok(then) if self.end.is_none() => then,
            Ok(_) => Then::End,
            Err(fault) => {
                let end = self.fault(fault);
                self.end_with(end)
            }
        }
    }

    fn call(&mut self, function: usize, count: usize) -> Result<Then, Fault> {
        self.count_steps();
        // Taken, so that nothing is copied in each call.
        let name = std::mem::take(&mut self.functions[function]);
        let then = match &*name {
            "out_of_fuel" => self.out_of_fuel(),
            "_Unwind_RaiseException" => self.panic(),
            "out_of_memory" => Ok(self.end_with(End::Limit { limit: Limit::Memory })),
            "allocated" => {
                self.allocated();
                Ok(Then::Return)
            }
            "word_changed" => {
                self.word_changed();
                Ok(Then::Return)
            }
            name => match (Call { run: self, count }).call(name) {
                Ok(Some(answer)) => self.answer(answer),
                Ok(None) => {
                    let end = self.unsupported(missing(name));
                    Ok(self.end_with(end))
                }
                Err(fault) => Err(fault),
            },
        };
        self.functions[function] = name;
        if self.is_undisturbed && self.threads.is_other_ready() {
            self.count_steps();
            self.draw_turn();
        }
        then
    }

    fn answer(&mut self, answer: Answer<u64>) -> Result<Then, Fault> {
        let result = match answer {
            Answer::Number(number) => number,
            Answer::Pointer(pointer) => pointer as i64,
            Answer::Float(number) => number.to_bits() as i64,
            Answer::Error(number) => {
                self.set_errno(number)?;
                -1
            }
            Answer::Null(number) => {
                self.set_errno(number)?;
                0
            }
            Answer::Wait(state) => {
                let thread = self.threads.current_mut();
                thread.result = 0;
                thread.waits = self.explained.is_some().then(Stack::here);
                self.threads.set_state(state);
                return self.give_turn();
            }
            Answer::Exit(code) => return Ok(self.end_with(End::Exit { code: code & EXIT_CODE })),
            Answer::Abort => return Ok(self.end_with(End::Abort)),
            Answer::Unsupported(what) => {
                let end = self.unsupported(what);
                return Ok(self.end_with(end));
            }
        };
        put(0, result as u64);
        Ok(Then::Return)
    }

    fn end_with(&mut self, end: End) -> Then {
        self.end = Some(end);
        Then::End
    }

    /// Counts what the running thread has done since it was last looked at.
    fn count_steps(&mut self) {
        // It goes below 0 by what one function and its loops count at once.
        let left = i64::from(memory::get(Global::Fuel) as i32);
        let done = (self.fuel as i64 - left).max(0) as u64;
        self.fuel = left.max(0) as u64;
        self.system.clock += done * STEP;
        self.steps_left = self.steps_left.saturating_sub(done);
    }

    fn out_of_fuel(&mut self) -> Result<Then, Fault> {
        if self.steps_left == 0 {
            return Ok(self.end_with(End::Limit { limit: Limit::Steps }));
        }
        self.give_turn()
    }

    /// Picks the thread that runs next, which may be the one that ran.
    fn give_turn(&mut self) -> Result<Then, Fault> {
        let before = self.threads.running();
        let thread = self.threads.current_mut();
        thread.stack_pointer = memory::get(Global::StackPointer);
        thread.stack_limit = memory::get(Global::StackLimit);
        self.pass_time(self.system.clock)?;
        loop {
            match self.threads.schedule(&mut self.system.random) {
                Next::Run => break,
                Next::WaitUntil(time) => self.pass_time(time)?,
                Next::Deadlock => {
                    return Ok(self.end_with(End::Deadlock { waiting: vec![] }));
                }
            }
        }
        self.take_turn();
        let thread = self.threads.current_mut();
        match thread.start.take() {
            Some((slot, argument)) => {
                put(0, slot);
                put(1, argument);
            }
            None => put(0, thread.result as u64),
        }
        let now = self.threads.running();
        Ok(if now == before { Then::Return } else { Then::Switch(now) })
    }

    /// Gives the running thread its stack, its statics and its fuel.
    fn take_turn(&mut self) {
        self.draw_turn();
        let thread = self.threads.current();
        memory::set(Global::StackPointer, thread.stack_pointer);
        memory::set(Global::StackLimit, thread.stack_limit);
        memory::set(Global::ThreadLocals, thread.thread_locals);
    }

    /// Says how long the running thread's turn is.
    fn draw_turn(&mut self) {
        self.is_undisturbed = !self.threads.is_other_ready();
        let turn = match self.is_undisturbed {
            true => LONG_TURN.min(self.until_next_deadline()),
            false => FUEL * self.threads.draw_turn(&mut self.system.random),
        };
        self.fuel = turn.min(self.steps_left.max(1));
        memory::set(Global::Fuel, self.fuel as u32);
    }

    /// Loop turns and calls until the first thread wakes that waits for a time.
    fn until_next_deadline(&self) -> u64 {
        let deadlines = self.threads.waiting().filter_map(|(_, state, _)| match state {
            State::Sleeping(until) => Some(until),
            State::Futex { deadline, .. } => deadline,
            _ => None,
        });
        let left = deadlines.min().map(|deadline| deadline.saturating_sub(self.system.clock));
        left.map_or(u64::MAX, |left| (left / STEP).max(1))
    }

    /// Moves the clock forward, and readies the threads that wanted to wake by then.
    fn pass_time(&mut self, time: u64) -> Result<(), Fault> {
        self.system.clock = self.system.clock.max(time);
        for thread in self.threads.pass_time(self.system.clock) {
            let ran = self.threads.switch_to(thread);
            self.threads.current_mut().result = -1;
            self.set_errno(TIMED_OUT)?;
            self.threads.switch_to(ran);
        }
        Ok(())
    }

    /// Adds a thread that will call the function in that slot; none where the limit is reached,
    /// which ends the run.
    pub fn start_thread(&mut self, slot: u64, argument: u64) -> Result<Option<ThreadId>, Fault> {
        if self.threads.started() >= self.most_threads {
            self.end = Some(End::Limit { limit: Limit::Threads });
            return Ok(None);
        }
        let thread = Thread { start: Some((slot, argument)), ..self.thread()? };
        let started = self.threads.add(thread, &mut self.system.random);
        Ok(Some(started))
    }

    /// A thread with a piece of stack.
    fn thread(&mut self) -> Result<Thread, Fault> {
        let (stack_pointer, stack_limit) = self.piece()?;
        let thread_locals = self.thread_locals()?;
        Ok(Thread { stack_pointer, stack_limit, thread_locals, ..Thread::default() })
    }

    /// Stack pointer and limit of an unused piece.
    fn piece(&mut self) -> Result<(u32, u32), Fault> {
        let start = match self.free_pieces.pop() {
            Some(start) => start,
            None => memory::reserve(PIECE.into(), 16, Use::Host).ok_or(Fault(PIECE.into()))? as u32,
        };
        Ok((start + PIECE, start + SLACK))
    }

    fn more_stack(&mut self) -> Result<Then, Fault> {
        let most = match self.threads.running() {
            ThreadId::MAIN => MOST_PIECES.0,
            _ => MOST_PIECES.1,
        };
        if self.threads.current().full.len() + 1 >= most {
            let end = self.stack_overflow();
            return Ok(self.end_with(end));
        }
        let (stack_pointer, stack_limit) = self.piece()?;
        let full = (memory::get(Global::StackPointer), memory::get(Global::StackLimit));
        self.threads.current_mut().full.push(full);
        memory::set(Global::StackPointer, stack_pointer);
        memory::set(Global::StackLimit, stack_limit);
        Ok(Then::Return)
    }

    fn less_stack(&mut self) {
        self.free_pieces.push(memory::get(Global::StackLimit) - SLACK);
        let last = self.threads.current_mut().full.pop();
        let (stack_pointer, stack_limit) = last.expect("it asked for more before");
        memory::set(Global::StackPointer, stack_pointer);
        memory::set(Global::StackLimit, stack_limit);
    }

    /// The thread's statics, as every thread begins with them.
    fn thread_locals(&mut self) -> Result<u32, Fault> {
        let size = self.layouts.iter().map(|layout| u64::from(layout.thread_locals.1)).sum();
        let start = memory::reserve(size, 64, Use::Host).ok_or(Fault(size))?;
        let mut at = start;
        for Layout { thread_locals: (template, size), .. } in &self.layouts {
            memory::write(at, &memory::read((*template).into(), (*size).into())?)?;
            at += u64::from(*size);
        }
        Ok(start as u32)
    }

    /// The address of the running thread's `errno`.
    pub fn errno(&mut self) -> Result<u64, Fault> {
        let thread = self.threads.current_mut();
        if thread.errno == 0 {
            thread.errno = memory::reserve(4, 4, Use::Host).ok_or(Fault(4))?;
        }
        Ok(thread.errno)
    }

    fn set_errno(&mut self, number: i32) -> Result<(), Fault> {
        let place = self.errno()?;
        memory::write(place, &number.to_le_bytes())
    }

    /// Goes on after a thread's function: with the destructor of a key, or with another thread.
    fn returned(&mut self, value: i64) -> Result<Then, Fault> {
        self.count_steps();
        let thread = self.threads.current_mut();
        thread.returned.get_or_insert(value);
        while let Some((key, value)) = self.threads.current_mut().keys.pop_first() {
            if let Some(slot) = self.system.destructor(key).filter(|_| value != 0) {
                put(0, slot);
                put(1, value);
                return Ok(Then::Switch(self.threads.running()));
            }
        }
        if self.threads.running() == ThreadId::MAIN {
            let code = self.threads.current().returned.expect("set above");
            self.returned = true;
            let code = code as i32 & EXIT_CODE;
            let panic = self.threads.current_mut().panic.take();
            let panic = panic.filter(|_| code == PANICKED);
            return Ok(self.end_with(panic.map_or(End::Exit { code }, End::Panic)));
        }
        self.tell(&Event::ThreadEnded { thread: self.threads.running() });
        self.free_pieces.push(memory::get(Global::StackLimit) - SLACK);
        self.threads.end_current();
        self.give_turn()
    }
}
