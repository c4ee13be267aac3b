//! The compiled program, as the system sees it.

use std::borrow::Cow;
use std::cell::UnsafeCell;
use std::collections::BTreeMap;

use crate::event::Event;
use crate::math;
use crate::memory::{self, Fault, Layout, Use};
use crate::run::{Run, Thread};
use crate::std_only::schedule::{ThreadId, Threads};
use crate::std_only::system::{self, Answer, NOT_IMPLEMENTED, Owner, Program, Stream, System};

/// The most arguments of a C function.
const MOST_ARGUMENTS: usize = 32;
/// Bytes before a block of C's allocator, which hold its size: `runtime.rs` frees it.
const BLOCK_HEADER: u64 = 16;

/// Arguments and results on their way between the program and us: integers with their sign,
/// floats as those of 64 bits.
struct Exchange(UnsafeCell<[u64; MOST_ARGUMENTS]>);

// SAFETY: there is one thread here; the program's are its host's.
unsafe impl Sync for Exchange {}

static EXCHANGE: Exchange = Exchange(UnsafeCell::new([0; MOST_ARGUMENTS]));

/// Where `compiled-program.ts` puts the arguments of a call, and finds its result.
#[unsafe(no_mangle)]
extern "C" fn exchange() -> *mut u64 {
    EXCHANGE.0.get().cast()
}

pub fn get(index: usize) -> u64 {
    assert!(index < MOST_ARGUMENTS);
    // SAFETY: within the array, and nobody else runs.
    unsafe { *exchange().add(index) }
}

pub fn put(index: usize, word: u64) {
    assert!(index < MOST_ARGUMENTS);
    // SAFETY: as in `get`.
    unsafe { *exchange().add(index) = word };
}

/// A call of a C function.
pub struct Call<'a> {
    pub run: &'a mut Run,
    /// How many arguments it has.
    pub count: usize,
}

impl Call<'_> {
    /// Calls the function of this name; none if there is none.
    pub fn call(&mut self, name: &str) -> Result<Option<Answer<u64>>, Fault> {
        Ok(Some(match name {
            "pthread_create" => return self.pthread_create().map(Some),
            "pthread_getattr_np" => Answer::Number(NOT_IMPLEMENTED.into()),
            "__errno_location" => Answer::Pointer(self.run.errno()?),
            "mmap" => Answer::Number(-1),
            name => match system::call(self, name)? {
                Some(answer) => {
                    if matches!(name, "setenv" | "unsetenv") {
                        self.copy_environ()?;
                    }
                    answer
                }
                None => {
                    let number = |index| f64::from_bits(get(index));
                    let result = math::call(name, number(0), number, || get(1) as i32);
                    return Ok(result.map(Answer::Float));
                }
            },
        }))
    }

    /// Each module has an `environ` of its own.
    pub fn copy_environ(&mut self) -> Result<(), Fault> {
        let place = self.run.system.environ().expect("made before the program starts");
        let list = self.read_pointer(place)?;
        let layouts = self.run.layouts.clone();
        for Layout { environ, .. } in layouts {
            if environ != 0 {
                self.write_pointer(environ.into(), list)?;
            }
        }
        Ok(())
    }

    /// `pthread_create(&thread, attributes, function, argument)`.
    fn pthread_create(&mut self) -> Result<Answer<u64>, Fault> {
        let [result, function, argument] = [0, 2, 3].map(get);
        let Some(thread) = self.run.start_thread(function, argument)? else {
            // The run has ended, and nobody sees the answer.
            return Ok(Answer::Number(0));
        };
        self.write(result, &(thread.index() as u64).to_le_bytes())?;
        self.run.tell(&Event::ThreadStarted { thread });
        Ok(Answer::Number(0))
    }
}

impl Program for Call<'_> {
    type Pointer = u64;
    type Thread = Thread;
    type Error = Fault;

    fn system(&mut self) -> &mut System<u64> {
        &mut self.run.system
    }

    fn threads(&self) -> &Threads<Thread> {
        &self.run.threads
    }

    fn threads_mut(&mut self) -> &mut Threads<Thread> {
        &mut self.run.threads
    }

    fn count(&self) -> usize {
        self.count
    }

    fn pointer(&self, index: usize) -> Result<u64, Fault> {
        Ok(get(index))
    }

    fn integer(&self, index: usize) -> Result<i64, Fault> {
        Ok(get(index) as i64)
    }

    fn float(&self, index: usize) -> Result<f64, Fault> {
        Ok(f64::from_bits(get(index)))
    }

    fn address(&self, pointer: u64) -> u64 {
        pointer
    }

    fn null(&self) -> u64 {
        0
    }

    fn offset(&self, pointer: u64, bytes: u64) -> u64 {
        pointer.wrapping_add(bytes)
    }

    fn read(&self, from: u64, size: u64) -> Result<Cow<'_, [u8]>, Fault> {
        memory::read(from, size).map(Cow::Owned)
    }

    fn write(&mut self, to: u64, bytes: &[u8]) -> Result<(), Fault> {
        memory::write(to, bytes)
    }

    fn read_pointer(&self, from: u64) -> Result<u64, Fault> {
        let bytes = memory::read(from, 8)?;
        Ok(u64::from_le_bytes(bytes.try_into().expect("eight bytes were read")))
    }

    fn write_pointer(&mut self, to: u64, pointer: u64) -> Result<(), Fault> {
        memory::write(to, &pointer.to_le_bytes())
    }

    /// One thread runs at a time, so that every operation is atomic.
    fn read_atomically(&mut self, from: u64) -> Result<u32, Fault> {
        let bytes = memory::read(from, 4)?;
        Ok(u32::from_le_bytes(bytes.try_into().expect("four bytes were read")))
    }

    fn allocate(&mut self, size: u64, align: u64, owner: Owner) -> Result<u64, Fault> {
        let block = match owner {
            Owner::System => {
                return memory::reserve(size, align, Use::Host).ok_or(Fault(size));
            }
            Owner::Program => block_size(size + BLOCK_HEADER),
        };
        let start = memory::reserve(block, align, Use::Program).ok_or(Fault(size))?;
        memory::write(start, &size.to_le_bytes())?;
        Ok(start + BLOCK_HEADER)
    }

    /// It stays until the run ends: the system has few things.
    fn free(&mut self, _: u64) -> Result<(), Fault> {
        Ok(())
    }

    fn keys(&mut self) -> &mut BTreeMap<u64, u64> {
        &mut self.run.threads.current_mut().keys
    }

    fn joined(&mut self, _: ThreadId) {}

    fn tell(&mut self, stream: Stream, bytes: &[u8]) {
        let text = &String::from_utf8_lossy(bytes);
        self.run.tell(&match stream {
            Stream::Stdout => Event::Stdout { text },
            Stream::Stderr => Event::Stderr { text },
        });
    }

    fn string(&self, index: usize) -> Result<Vec<u8>, Fault> {
        /// Bytes that are read at once, where memory goes on so far.
        const PIECE: u64 = 64;
        let start = self.pointer(index)?;
        let mut text = vec![];
        loop {
            let at = start + text.len() as u64;
            let piece = memory::read(at, PIECE).or_else(|_| memory::read(at, 1))?;
            match piece.iter().position(|&byte| byte == 0) {
                Some(end) => {
                    text.extend(&piece[..end]);
                    return Ok(text);
                }
                None => text.extend(piece),
            }
        }
    }
}

/// The bytes that a block has for the program if it wants so many: see `runtime.rs`.
fn block_size(size: u64) -> u64 {
    match size {
        ..=8 => 8,
        9..=504 => (size + 8).next_multiple_of(16) - 8,
        _ => size.next_power_of_two() + 8,
    }
}
