//! The system under a program that is nothing but some memory.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::files::Files;
use super::super::random::Random;
use super::super::schedule::{State, ThreadId, Threads};
use super::{Answer, Owner, Program, Stream, System, call, set_environment};

/// A program whose pointers are addresses. Memory is given out from 16 on and never again.
struct Fake {
    system: System<u64>,
    threads: Threads<()>,
    memory: Vec<u8>,
    args: Vec<i64>,
    keys: BTreeMap<u64, u64>,
    told: Vec<u8>,
    freed: Vec<u64>,
}

impl Fake {
    fn new() -> Fake {
        let mut system = System::new(Files::new(1 << 20), 0, 5_000_000_000);
        let threads = Threads::new((), &mut system.random);
        let (args, keys, told, freed) = (vec![], BTreeMap::new(), vec![], vec![]);
        Fake { system, threads, memory: vec![0; 16], args, keys, told, freed }
    }

    fn text(&mut self, text: &str) -> i64 {
        let at = self.memory.len();
        self.memory.extend(text.as_bytes());
        self.memory.push(0);
        at as i64
    }

    fn room(&mut self, size: usize) -> i64 {
        self.memory.resize(self.memory.len() + size, 0);
        (self.memory.len() - size) as i64
    }

    fn word(&self, at: i64) -> u64 {
        u64::from_le_bytes(self.memory[at as usize..][..8].try_into().unwrap())
    }

    fn string_at(&self, at: u64) -> String {
        let bytes = self.memory[at as usize..].split(|&byte| byte == 0).next().unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    fn call(&mut self, name: &str, args: &[i64]) -> Answer<u64> {
        self.args = args.to_vec();
        call(self, name).expect("memory that is there").expect("a function that is there")
    }

    /// The number that a function returns, or its `errno`, as a negative number.
    fn number(&mut self, name: &str, args: &[i64]) -> i64 {
        match self.call(name, args) {
            Answer::Number(number) => number,
            Answer::Error(error) => -i64::from(error),
            _ => panic!("`{name}` returns no number"),
        }
    }

    fn pointer_of(&mut self, name: &str, args: &[i64]) -> u64 {
        match self.call(name, args) {
            Answer::Pointer(pointer) => pointer,
            _ => panic!("`{name}` returns no pointer"),
        }
    }
}

impl Program for Fake {
    type Pointer = u64;
    type Thread = ();
    /// An address outside of memory.
    type Error = u64;

    fn system(&mut self) -> &mut System<u64> {
        &mut self.system
    }
    fn threads(&self) -> &Threads<()> {
        &self.threads
    }
    fn threads_mut(&mut self) -> &mut Threads<()> {
        &mut self.threads
    }
    fn count(&self) -> usize {
        self.args.len()
    }
    fn pointer(&self, index: usize) -> Result<u64, u64> {
        Ok(self.args[index] as u64)
    }
    fn integer(&self, index: usize) -> Result<i64, u64> {
        Ok(self.args[index])
    }
    fn float(&self, index: usize) -> Result<f64, u64> {
        Ok(f64::from_bits(self.args[index] as u64))
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
    fn read(&self, from: u64, size: u64) -> Result<Cow<'_, [u8]>, u64> {
        let end = from.checked_add(size).ok_or(from)?;
        self.memory.get(from as usize..end as usize).map(Cow::Borrowed).ok_or(from)
    }
    fn write(&mut self, to: u64, bytes: &[u8]) -> Result<(), u64> {
        let place = self.memory.get_mut(to as usize..to as usize + bytes.len()).ok_or(to)?;
        place.copy_from_slice(bytes);
        Ok(())
    }
    fn read_pointer(&self, from: u64) -> Result<u64, u64> {
        Ok(u64::from_le_bytes(self.read(from, 8)?[..].try_into().unwrap()))
    }
    fn write_pointer(&mut self, to: u64, pointer: u64) -> Result<(), u64> {
        self.write(to, &pointer.to_le_bytes())
    }
    fn read_atomically(&mut self, from: u64) -> Result<u32, u64> {
        Ok(u32::from_le_bytes(self.read(from, 4)?[..].try_into().unwrap()))
    }
    fn allocate(&mut self, size: u64, align: u64, _: Owner) -> Result<u64, u64> {
        let start = (self.memory.len() as u64).next_multiple_of(align);
        self.memory.resize((start + size) as usize, 0);
        Ok(start)
    }
    fn free(&mut self, pointer: u64) -> Result<(), u64> {
        self.freed.push(pointer);
        Ok(())
    }
    fn keys(&mut self) -> &mut BTreeMap<u64, u64> {
        &mut self.keys
    }
    fn joined(&mut self, _: ThreadId) {}
    fn tell(&mut self, _: Stream, bytes: &[u8]) {
        self.told.extend(bytes);
    }
}

#[test]
fn a_name_that_the_system_does_not_know_is_no_function_of_its_own() {
    assert!(call(&mut Fake::new(), "printf").is_ok_and(|answer| answer.is_none()));
}

#[test]
fn what_a_program_writes_is_told_and_memory_that_is_not_there_ends_the_call() {
    let mut program = Fake::new();
    let text = program.text("hello");
    assert_eq!(program.number("write", &[1, text, 5]), 5);
    assert_eq!(program.told, b"hello");
    program.args = vec![1, 1 << 40, 5];
    assert_eq!(call(&mut program, "write").err(), Some(1 << 40));
}

#[test]
fn pieces_are_written_one_after_the_other() {
    let mut program = Fake::new();
    let (one, two) = (program.text("one, "), program.text("two"));
    let list = program.room(32);
    for (index, word) in [one, 5, two, 3].into_iter().enumerate() {
        program.write_pointer((list + 8 * index as i64) as u64, word as u64).unwrap();
    }
    assert_eq!(program.number("writev", &[2, list, 2]), 8);
    assert_eq!(program.told, b"one, two");
}

#[test]
fn a_file_is_written_read_and_described() {
    let mut program = Fake::new();
    let (path, text) = (program.text("a.txt"), program.text("content"));
    const WRITE_CREATE: i64 = 0o101;
    let file = program.number("open64", &[path, WRITE_CREATE, 0o644]);
    assert_eq!(program.number("write", &[file, text, 7]), 7);
    assert_eq!(program.number("close", &[file]), 0);
    let status = program.room(128);
    assert_eq!(program.number("stat64", &[path, status]), 0);
    // Where riscv64's `stat` has the mode, the size, and the seconds of the last change.
    assert_eq!(program.word(status + 16) as u32, 0o100_644);
    assert_eq!(program.word(status + 48), 7);
    assert_eq!(program.word(status + 88), 5);
    let file = program.number("open64", &[path, 0]);
    let room = program.room(16);
    assert_eq!(program.number("read", &[file, room, 16]), 7);
    assert_eq!(program.string_at(room as u64), "content");
    let missing = program.text("b.txt");
    assert_eq!(program.number("open64", &[missing, 0]), -2);
}

#[test]
fn a_folder_is_read_entry_by_entry_and_its_memory_is_freed() {
    let mut program = Fake::new();
    let folder = program.text("d");
    assert_eq!(program.number("mkdir", &[folder, 0o755]), 0);
    let inner = program.text("d/e");
    assert_eq!(program.number("mkdir", &[inner, 0o755]), 0);
    let handle = program.pointer_of("opendir", &[folder]) as i64;
    let mut names = vec![];
    loop {
        match program.pointer_of("readdir64", &[handle]) {
            0 => break,
            entry => names.push(program.string_at(entry + 19)),
        }
    }
    assert_eq!(names, ["e"]);
    assert_eq!(program.number("closedir", &[handle]), 0);
    assert_eq!(program.freed.len(), 2);
}

#[test]
fn variables_are_set_read_and_listed() {
    let mut program = Fake::new();
    set_environment(&mut program, &["A=1".into()]).unwrap();
    let (name, other, value) = (program.text("A"), program.text("B"), program.text("2"));
    let found = program.pointer_of("getenv", &[name]);
    assert_eq!(program.string_at(found), "1");
    assert_eq!(program.pointer_of("getenv", &[other]), 0);
    assert_eq!(program.number("setenv", &[other, value, 1]), 0);
    assert_eq!(program.number("unsetenv", &[name]), 0);
    let environ = program.system.environ().unwrap();
    let list = program.read_pointer(environ).unwrap();
    let first = program.read_pointer(list).unwrap();
    assert_eq!(program.string_at(first), "B=2");
    assert_eq!(program.read_pointer(list + 8), Ok(0));
}

#[test]
fn a_sleep_waits_on_the_clock_and_a_look_at_it_takes_time() {
    let mut program = Fake::new();
    let time = program.room(16);
    program.write(time as u64, &2u64.to_le_bytes()).unwrap();
    let wakes = State::Sleeping(7_000_000_000);
    assert!(matches!(program.call("nanosleep", &[time, 0]), Answer::Wait(state) if state == wakes));
    let before = program.system.clock;
    assert_eq!(program.number("clock_gettime", &[1, time]), 0);
    assert!(program.system.clock > before);
    assert_eq!(program.word(time), 5);
}

#[test]
fn a_futex_waits_only_while_it_has_the_value() {
    const FUTEX: i64 = 98;
    let mut program = Fake::new();
    let word = program.room(8);
    assert_eq!(program.number("syscall", &[FUTEX, word, 0, 1, 0]), -11);
    let waits = State::Futex { address: word as u64, deadline: None };
    let answer = program.call("syscall", &[FUTEX, word, 0, 0, 0]);
    assert!(matches!(answer, Answer::Wait(state) if state == waits));
    assert_eq!(program.number("syscall", &[FUTEX, word, 1, 1]), 0);
    assert!(matches!(program.call("syscall", &[1234]), Answer::Unsupported(_)));
}

#[test]
fn a_yield_with_no_other_thread_takes_time() {
    let mut program = Fake::new();
    let before = program.system.clock;
    assert!(matches!(program.call("sched_yield", &[]), Answer::Wait(State::Yielding)));
    assert!(program.system.clock > before);
    program.threads.add((), &mut Random::new(0));
    let before = program.system.clock;
    program.call("sched_yield", &[]);
    assert_eq!(program.system.clock, before);
}

#[test]
fn keys_have_values_and_destructors() {
    let mut program = Fake::new();
    let key = program.room(8);
    assert_eq!(program.number("pthread_key_create", &[key, 400]), 0);
    let key = program.word(key) as i64;
    assert_eq!(program.system.destructor(key as u64), Some(400));
    assert_eq!(program.pointer_of("pthread_getspecific", &[key]), 0);
    assert_eq!(program.number("pthread_setspecific", &[key, 77]), 0);
    assert_eq!(program.pointer_of("pthread_getspecific", &[key]), 77);
}

#[test]
fn a_function_of_math_takes_floats() {
    let mut program = Fake::new();
    let three = 3f64.to_bits() as i64;
    let four = 4f64.to_bits() as i64;
    assert!(matches!(program.call("hypot", &[three, four]), Answer::Float(5.0)));
}
