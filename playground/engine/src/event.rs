//! What a run tells as it happens. For the page's worker that is one JSON object a
//! line on stdout; a command writes the program's output to the same streams as the
//! program, and everything else to stderr.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::Role;
use crate::std_only::options::Executor;
use crate::std_only::schedule::ThreadId;
use crate::undefined::Fault;
use crate::watch::Step;

/// Something that a run tells.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event<'a> {
    /// rustc's own JSON, with `rendered` text in ANSI colours.
    Diagnostic {
        diagnostic: &'a serde_json::Value,
    },
    /// The program has no errors, and starts to run.
    Started {
        executor: Executor,
    },
    Stdout {
        text: &'a str,
    },
    Stderr {
        text: &'a str,
    },
    ThreadStarted {
        thread: ThreadId,
    },
    ThreadEnded {
        thread: ThreadId,
    },
    /// A panic begins to unwind. Its message has gone to stderr already.
    Panic {
        thread: ThreadId,
        #[serde(flatten)]
        panic: &'a Panic,
    },
    /// Memory that was never freed, and that nothing pointed at when the program ended.
    Leaks {
        leaks: &'a [Leak],
    },
    /// The state of a watched run.
    Step {
        #[serde(flatten)]
        step: &'a Step,
    },
    /// Always the last event.
    End {
        end: &'a End,
    },
}

/// How a run ended.
#[derive(Serialize, Debug, Clone, PartialEq)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum End {
    /// The source did not compile; the diagnostics say why.
    Refused,
    /// The program compiled, and was only to be checked.
    Checked,
    /// The program is a module now, and its run tells its own end.
    Compiled,
    Exit {
        code: i32,
    },
    /// The main thread panicked, and nothing caught it: exit code 101.
    Panic(Panic),
    /// `process::abort`, or a panic that must not unwind.
    Abort,
    /// The program broke a rule that safe Rust keeps. `place` is `file:line:column`; `other`, if
    /// known, is where the memory was freed, or the other access of a race.
    UndefinedBehaviour {
        fault: Fault,
        message: String,
        place: String,
        other: Option<String>,
        backtrace: Vec<String>,
    },
    /// Every thread waits for another.
    Deadlock {
        waiting: Vec<Waiting>,
    },
    Limit {
        limit: Limit,
    },
    /// The program asked for something that the engine does not have, such as a network.
    Unsupported {
        message: String,
        place: String,
    },
}

/// A panic, where it began.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Panic {
    /// The text of the payload; `Box<dyn Any>`, as std says, for a payload of another type.
    pub message: String,
    /// The place in the reader's own code, even if a function of std panicked that it called.
    pub place: String,
    /// The reader's own functions, innermost first.
    pub backtrace: Vec<String>,
}

/// Leaked allocations that were made at one place.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Leak {
    pub place: String,
    pub count: usize,
    pub bytes: u64,
}

/// A thread that waits in a deadlock.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Waiting {
    pub thread: ThreadId,
    pub place: String,
    pub reason: WaitReason,
    /// Who holds the lock, with the place that took it. For a join, the other thread, with the
    /// place it has reached.
    pub holders: Vec<Holder>,
}

/// A thread that another one waits for.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Holder {
    pub thread: ThreadId,
    pub place: String,
}

/// What a thread waits for.
#[derive(Serialize, Debug, Clone, Copy, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum WaitReason {
    Mutex,
    /// A `RwLock`, to read.
    Read,
    /// A `RwLock`, to write.
    Write,
    /// A `Condvar` or a `Barrier`.
    Signal,
    /// A channel, for a message to receive or for room to send one.
    Message,
    /// A `Once`, `OnceLock` or `LazyLock` that another thread is initialising.
    Once,
    /// `thread::park`.
    Park,
    /// The threads of a scope.
    Scope,
    Join,
    Sleep,
    Other,
}

impl WaitReason {
    /// What a thread waits for in the futex, by the functions of std on its stack, innermost first.
    pub fn of(roles: impl Iterator<Item = Role>) -> WaitReason {
        let roles: Vec<Role> = roles.collect();
        let nearest = roles.iter().find_map(|role| {
            Some(match role {
                Role::Mutex => WaitReason::Mutex,
                Role::Read => WaitReason::Read,
                Role::Write => WaitReason::Write,
                Role::Condvar => WaitReason::Signal,
                Role::Once => WaitReason::Once,
                Role::Park => WaitReason::Park,
                Role::Channel | Role::Scope | Role::Resume => return None,
            })
        });
        match nearest {
            Some(WaitReason::Park) if roles.contains(&Role::Channel) => WaitReason::Message,
            Some(WaitReason::Park) if roles.contains(&Role::Scope) => WaitReason::Scope,
            Some(reason) => reason,
            None => WaitReason::Other,
        }
    }
}

/// A limit that a run reached.
#[derive(Serialize, Debug, Clone, Copy, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    Steps,
    Memory,
    Stack,
    Threads,
}

/// Where events go.
#[derive(Clone, Copy)]
pub enum Teller {
    Json,
    Command,
}

impl Teller {
    /// Writes the event.
    pub fn tell(self, event: &Event<'_>) {
        match self {
            Teller::Json => {
                let mut line =
                    serde_json::to_string(event).expect("events have no maps with odd keys");
                line.push('\n');
                // One write for each line, so that a reader never sees half an event.
                let _ = io::stdout().write_all(line.as_bytes());
            }
            Teller::Command => match event {
                Event::Stdout { text } => {
                    let _ = io::stdout().write_all(text.as_bytes());
                }
                Event::Stderr { text } => eprint!("{text}"),
                Event::Diagnostic { diagnostic } => {
                    eprintln!("{}", diagnostic["rendered"].as_str().unwrap_or_default());
                }
                Event::End { end } => self.tell_end(end),
                Event::Started { .. }
                | Event::Step { .. }
                | Event::ThreadStarted { .. }
                | Event::ThreadEnded { .. }
                | Event::Panic { .. }
                | Event::Leaks { .. } => {}
            },
        }
    }

    fn tell_end(self, end: &End) {
        match end {
            End::UndefinedBehaviour { message, place, other, backtrace, .. } => {
                eprintln!("undefined behaviour: {message}\n  --> {place}");
                if let Some(other) = other {
                    eprintln!("  and {other}");
                }
                for frame in backtrace {
                    eprintln!("  in {frame}");
                }
            }
            End::Deadlock { waiting } => {
                eprintln!("deadlock: every thread waits");
                for Waiting { thread, place, reason, holders } in waiting {
                    eprintln!("  thread {} waits ({reason:?}) at {place}", thread.index());
                    for Holder { thread, place } in holders {
                        eprintln!("    for thread {}, {place}", thread.index());
                    }
                }
            }
            End::Limit { limit } => eprintln!("stopped: the limit of {limit:?} is reached"),
            End::Unsupported { message, place } => {
                eprintln!("unsupported: {message}\n  --> {place}")
            }
            End::Refused
            | End::Checked
            | End::Compiled
            | End::Exit { .. }
            | End::Panic(_)
            | End::Abort => {}
        }
    }
}

impl Serialize for ThreadId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.index() as u64)
    }
}

impl Serialize for Executor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl End {
    /// The exit code of the command: the program's own where it has one.
    pub fn exit_code(&self) -> i32 {
        match self {
            End::Checked | End::Compiled => 0,
            End::Exit { code } => *code,
            End::Panic(_) => 101,
            End::Refused => 1,
            End::Abort => 134,
            _ => 2,
        }
    }
}
