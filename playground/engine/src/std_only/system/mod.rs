//! The system that a program runs on, as far as its C functions show it: files, streams,
//! environment, clock, threads, random bytes.
//!
//! It knows no executor. Each says how it reads arguments and memory (`Program`), and does
//! what an `Answer` asks for; so both give a program the same system.

mod environment;
mod files;
mod io;
mod kernel;
mod layout;
mod math;
#[cfg(test)]
mod tests;
mod threads;
mod time;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::files::{Errno, Files};
use super::random::Random;
use super::schedule::{State, ThreadId, Threads};

pub use environment::{c_string, null_terminated};
pub use kernel::TIMED_OUT;

/// `ENOSYS`: the function is not implemented.
pub const NOT_IMPLEMENTED: Errno = 38;
/// A program's exit code is a byte: a parent process never sees more of it.
pub const EXIT_CODE: i32 = 0xff;
/// std's exit code for a main thread that panicked.
pub const PANICKED: i32 = 101;

/// A running program, at a call of a C function.
pub trait Program {
    /// A pointer of the program: an address, and whatever else its executor keeps for one.
    type Pointer: Copy;
    /// What the executor keeps for each thread.
    type Thread;
    /// Why the run cannot go on, such as a pointer that dangles.
    type Error;

    fn system(&mut self) -> &mut System<Self::Pointer>;
    fn threads(&self) -> &Threads<Self::Thread>;
    fn threads_mut(&mut self) -> &mut Threads<Self::Thread>;

    /// How many arguments the call has.
    fn count(&self) -> usize;
    /// An argument, from 0, that is a pointer.
    fn pointer(&self, index: usize) -> Result<Self::Pointer, Self::Error>;
    /// An argument that is an integer of any size; its sign is kept.
    fn integer(&self, index: usize) -> Result<i64, Self::Error>;
    /// An argument that is a float of either precision.
    fn float(&self, index: usize) -> Result<f64, Self::Error>;

    fn address(&self, pointer: Self::Pointer) -> u64;
    fn null(&self) -> Self::Pointer;
    /// The pointer that many bytes further.
    fn offset(&self, pointer: Self::Pointer, bytes: u64) -> Self::Pointer;

    fn read(&self, from: Self::Pointer, size: u64) -> Result<Cow<'_, [u8]>, Self::Error>;
    fn write(&mut self, to: Self::Pointer, bytes: &[u8]) -> Result<(), Self::Error>;
    fn read_pointer(&self, from: Self::Pointer) -> Result<Self::Pointer, Self::Error>;
    fn write_pointer(
        &mut self,
        to: Self::Pointer,
        pointer: Self::Pointer,
    ) -> Result<(), Self::Error>;
    /// Reads four bytes in one atomic operation.
    fn read_atomically(&mut self, from: Self::Pointer) -> Result<u32, Self::Error>;
    fn allocate(
        &mut self,
        size: u64,
        align: u64,
        owner: Owner,
    ) -> Result<Self::Pointer, Self::Error>;
    /// Frees memory of the system's own.
    fn free(&mut self, pointer: Self::Pointer) -> Result<(), Self::Error>;

    /// The values of the running thread's pthread keys.
    fn keys(&mut self) -> &mut BTreeMap<u64, Self::Pointer>;
    /// The running thread has joined one that has ended.
    fn joined(&mut self, ended: ThreadId);
    /// The program writes to a standard stream.
    fn tell(&mut self, stream: Stream, bytes: &[u8]);

    /// An argument that is a `size_t`.
    fn size(&self, index: usize) -> Result<u64, Self::Error> {
        Ok(self.integer(index)? as u64)
    }

    /// An argument that is a C string: its bytes, without the zero at the end.
    fn string(&self, index: usize) -> Result<Vec<u8>, Self::Error> {
        let start = self.pointer(index)?;
        let mut text = vec![];
        loop {
            match *self.read(self.offset(start, text.len() as u64), 1)? {
                [0] => return Ok(text),
                ref read => text.extend_from_slice(read),
            }
        }
    }
}

/// Whose memory it is.
#[derive(Clone, Copy)]
pub enum Owner {
    System,
    /// The program will free it, by C's `free`.
    Program,
}

#[derive(Clone, Copy)]
pub enum Stream {
    Stdout,
    Stderr,
}

/// What a C function returns, or asks the executor to do.
pub enum Answer<Pointer> {
    /// A number, in whatever integer type the function returns.
    Number(i64),
    Pointer(Pointer),
    /// A number in whatever float type the function returns.
    Float(f64),
    /// -1, with the reason in `errno`.
    Error(Errno),
    /// Null, with the reason in `errno`.
    Null(Errno),
    /// 0, when the thread is ready again. A futex whose deadline has passed fails instead,
    /// with `TIMED_OUT`.
    Wait(State),
    /// Ends the run.
    Exit(i32),
    /// Ends the run, too.
    Abort,
    /// Nothing here can do that; the text says what.
    Unsupported(String),
}

/// What a call of a C function comes to.
type Outcome<P> = Result<Answer<<P as Program>::Pointer>, <P as Program>::Error>;

/// The state of the system during a run.
pub struct System<Pointer> {
    pub files: Files,
    pub random: Random,
    /// Nanoseconds since 1970. The clock is virtual: a program that sleeps does not wait.
    pub clock: u64,
    environment: environment::Environment<Pointer>,
    /// The destructors of pthread keys; the first key is 1.
    destructors: Vec<Option<Pointer>>,
    /// Folders that are being read, by the address of their handle.
    folders: HashMap<u64, files::Folder<Pointer>>,
}

impl<Pointer: Copy> System<Pointer> {
    pub fn new(files: Files, seed: u64, clock: u64) -> Self {
        System {
            files,
            random: Random::new(seed),
            clock,
            environment: environment::Environment::default(),
            destructors: vec![],
            folders: HashMap::new(),
        }
    }

    /// Where the static `environ` is; none before `set_environment`.
    pub fn environ(&self) -> Option<Pointer> {
        self.environment.place()
    }

    /// The destructor of a pthread key.
    pub fn destructor(&self, key: u64) -> Option<Pointer> {
        self.destructors[key as usize - 1]
    }
}

/// Sets the variables, each as `NAME=VALUE`, before the program starts.
pub fn set_environment<P: Program>(program: &mut P, variables: &[String]) -> Result<(), P::Error> {
    environment::fill(program, variables)
}

/// Calls the C function of this name; none if the system has none.
pub fn call<P: Program>(
    program: &mut P,
    name: &str,
) -> Result<Option<Answer<P::Pointer>>, P::Error> {
    let answer = match name {
        "exit" | "_exit" => Answer::Exit(program.integer(0)? as i32),
        "abort" | "__rust_drop_panic" | "__rust_foreign_exception" => Answer::Abort,

        "write" | "pwrite" | "pwrite64" => io::write(program)?,
        "writev" => io::writev(program)?,
        "read" | "pread" | "pread64" => io::read(program)?,
        "readv" => io::readv(program)?,

        "pthread_self" => Answer::Number(program.threads().running().index() as i64),
        "pthread_join" => threads::join(program)?,
        "pthread_key_create" => threads::key_create(program)?,
        "pthread_setspecific" => threads::set_specific(program)?,
        "pthread_getspecific" => threads::get_specific(program)?,
        "sched_yield" | "miri_spin_loop" => threads::yield_now(program),

        "clock_gettime" => time::gettime(program)?,
        "nanosleep" => time::sleep(program)?,
        "clock_nanosleep" => time::clock_sleep(program)?,

        "syscall" => kernel::syscall(program)?,
        "getrandom" => kernel::getrandom(program, 0)?,
        "getpid" => Answer::Number(kernel::PROCESS),
        "gnu_get_libc_version" => Answer::Pointer(c_string(program, b"2.36", Owner::System)?),
        "sysconf" => kernel::sysconf(program)?,
        "getenv" => environment::getenv(program)?,
        "setenv" => environment::setenv(program)?,
        "unsetenv" => environment::unsetenv(program)?,
        "__xpg_strerror_r" => kernel::strerror_r(program)?,
        "sigaction" => kernel::sigaction(program)?,
        "dlsym" => Answer::Pointer(program.null()),
        // Settings that change nothing here.
        "pthread_detach"
        | "pthread_key_delete"
        | "pthread_attr_init"
        | "pthread_attr_destroy"
        | "pthread_attr_setstacksize"
        | "pthread_attr_setguardsize"
        | "pthread_setname_np"
        | "sigaltstack"
        | "signal"
        | "prctl"
        | "munmap"
        | "mprotect"
        | "poll"
        | "isatty" => Answer::Number(0),

        // If these fail, std asks `sysconf` instead, or copies files piece by piece.
        "sched_getaffinity" | "sendfile" | "sendfile64" | "copy_file_range" | "splice" => {
            Answer::Error(NOT_IMPLEMENTED)
        }

        name => match files::call(program, name)? {
            Some(answer) => answer,
            None => return math::call(program, name),
        },
    };
    Ok(Some(answer))
}

/// What a program asked for that a page does not have.
pub fn missing(name: &str) -> String {
    let what = match name {
        "socket" | "socketpair" | "connect" | "bind" | "listen" | "accept" | "accept4"
        | "getaddrinfo" | "gethostname" => "a network",
        "fork" | "vfork" | "execvp" | "execve" | "waitpid" | "waitid" | "kill" | "getppid" => {
            "other processes"
        }
        name if name.starts_with("posix_spawn") => "other processes",
        "pipe" | "pipe2" | "mkfifo" => "a pipe to another process",
        "dlopen" => "libraries of the system",
        _ => return format!("the function `{name}` of the C library"),
    };
    format!("{what} (`{name}`)")
}
