/** What the events of a run tell: panics, schedules, deadlocks, leaks, diagnostics. */
import { describe, expect, test } from 'vitest';
import { answer } from '../../playground/prebuilt/answer.ts';
import type { RunEvent } from '../../playground/runner/runner.ts';
import { isAll, seeds } from '../level.ts';
import { executors, run as runBy } from './engine.ts';
import { endOf, outcomeOf } from './outcome.ts';

describe.each(executors)('what a run tells, %s', (executor) => {
  const run: typeof runBy = (program) => runBy({ executor, ...program });
  const told = <Kind extends RunEvent['kind']>(events: RunEvent[], kind: Kind) =>
    events.filter((event): event is Extract<RunEvent, { kind: Kind }> => event.kind === kind);

  test('where a panic began, and by which calls', async () => {
    const source = `fn pick(all: &[u8], at: usize) -> u8 {
    all[at]
}
fn main() {
    let caught = std::thread::spawn(|| pick(&[1], 3)).join();
    std::panic::resume_unwind(caught.unwrap_err());
}
`;
    const events = await run({ source });
    const panic = {
      message: 'index out of bounds: the len is 1 but the index is 3',
      place: 'src/main.rs:2:5',
      backtrace: ['pick at src/main.rs:2:5', 'main::{closure#0} at src/main.rs:5:40'],
    };
    // The main thread resumes it; it is reported once, where it began.
    expect(told(events, 'panic')).toEqual([{ kind: 'panic', thread: 1, ...panic }]);
    expect(told(events, 'thread-started')).toEqual([{ kind: 'thread-started', thread: 1 }]);
    expect(told(events, 'thread-ended')).toEqual([{ kind: 'thread-ended', thread: 1 }]);
    expect(endOf(events)).toEqual({ kind: 'exit', code: 101 });
  });

  test('the place of a panic is that of the caller, where #[track_caller] passes it on', async () => {
    const source = `#[track_caller]
fn need(part: Option<u8>) -> u8 {
    part.expect("a part")
}
fn main() {
    need(None);
}
`;
    expect(endOf(await run({ source }))).toEqual({
      kind: 'panic',
      aborts: false,
      message: 'a part',
      place: 'src/main.rs:6:5',
      backtrace: ['need at src/main.rs:3:10', 'main at src/main.rs:6:5'],
    });
  });

  test('threads change places where they yield, and often elsewhere', async () => {
    const schedules = isAll ? 20 : 8;
    const lost = async (between: string) => {
      const source = `use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
fn main() {
    let count = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..10 {
                    let seen = count.load(SeqCst);
                    ${between}
                    count.store(seen + 1, SeqCst);
                }
            });
        }
    });
    println!("{count:?}");
}
`;
      let times = 0;
      for (let seed = 0; seed < schedules; seed++)
        if (answer(outcomeOf(await run({ source, seed }))).stdout !== '20\n') times++;
      return times;
    };
    const plain = await lost('');
    expect(plain).toBeGreaterThan(0);
    expect(plain).toBeLessThan(schedules);
    expect(await lost('thread::yield_now();')).toBeGreaterThan(plain);
  });

  test('who holds what in a deadlock', async () => {
    const source = `use std::sync::{mpsc, Barrier, Mutex, RwLock};
use std::thread;
fn main() {
    let (mutex, lock, barrier) = (Mutex::new(0), RwLock::new(0), Barrier::new(2));
    let reader = lock.read().unwrap();
    let held = mutex.lock().unwrap();
    let (_send, receive) = mpsc::channel::<u8>();
    thread::scope(|scope| {
        scope.spawn(|| *mutex.lock().unwrap());
        scope.spawn(|| *lock.write().unwrap());
        scope.spawn(move || receive.recv());
        scope.spawn(|| barrier.wait());
        scope.spawn(|| thread::park());
    });
    drop((reader, held));
}
`;
    for (const seed of seeds) {
      const end = endOf(await run({ source, seed }));
      if (end.kind !== 'deadlock') throw new Error(JSON.stringify(end));
      const main = end.waiting.map(({ thread, reason, place, holders }) => ({
        thread,
        reason,
        line: place.split(':')[1],
        holders: holders.map((holder) => `${holder.thread} ${holder.place.split(':')[1]}`),
      }));
      expect(main).toEqual([
        { thread: 0, reason: 'scope', line: '8', holders: [] },
        { thread: 1, reason: 'mutex', line: '9', holders: ['0 6'] },
        { thread: 2, reason: 'write', line: '10', holders: ['0 5'] },
        { thread: 3, reason: 'message', line: '11', holders: [] },
        { thread: 4, reason: 'signal', line: '12', holders: [] },
        { thread: 5, reason: 'park', line: '13', holders: [] },
      ]);
    }
  });

  test('a lock is held by those who hold it now', async () => {
    const source = `use std::sync::{Arc, RwLock};
use std::thread;
fn main() {
    let lock = Arc::new(RwLock::new(0));
    let other = Arc::clone(&lock);
    drop(lock.write().unwrap());
    let first = lock.read().unwrap();
    thread::spawn(move || std::mem::forget(other.read().unwrap())).join().unwrap();
    drop(first);
    *lock.write().unwrap() = 1;
}
`;
    expect(endOf(await run({ source }))).toMatchObject({
      waiting: [
        { thread: 0, reason: 'write', holders: [{ thread: 1, place: 'src/main.rs:8:50' }] },
      ],
    });
  });

  test('what was never freed, and nothing that was', async () => {
    const source = `use std::cell::RefCell;
use std::rc::Rc;
#[derive(Default)]
struct Node {
    next: RefCell<Option<Rc<Node>>>,
}
static KEPT: std::sync::OnceLock<Box<u8>> = std::sync::OnceLock::new();
fn main() {
    for _ in 0..3 {
        let node = Rc::new(Node::default());
        *node.next.borrow_mut() = Some(node.clone());
    }
    std::mem::forget(vec![1u8; 5]);
    KEPT.set(Box::new(1)).unwrap();
    drop(Box::new(2));
}
`;
    const [leaks] = told(await run({ source }), 'leaks');
    expect(leaks?.leaks).toEqual([
      { place: 'src/main.rs:10:20', count: 3, bytes: 96 },
      { place: 'src/main.rs:13:22', count: 1, bytes: 5 },
    ]);
    expect(
      told(await run({ source: 'fn main() { println!("{:?}", Box::new(1)); }' }), 'leaks'),
    ).toEqual([]);
  });

  test('diagnostics with spans in the text as JavaScript counts it', async () => {
    const source = `fn main() {
    let été = String::from("🦀"); let taken = été;
    println!("{été}");
}
`;
    const [diagnostic] = told(await run({ source, check: true }), 'diagnostic').filter(
      ({ level }) => level === 'error',
    );
    if (!diagnostic) throw new Error('no diagnostic');
    expect(diagnostic.code).toBe('E0382');
    const text = ({ from, to }: { from: number; to: number }) => source.slice(from, to);
    const labels = diagnostic.spans.map((span) => [text(span), span.primary, span.label]);
    expect(labels).toContainEqual(['été', true, 'value borrowed here after move']);
    expect(labels).toContainEqual(['été', false, 'value moved here']);
    const suggestion = diagnostic.children.flatMap(({ spans }) => spans)[0];
    expect(suggestion?.suggestion?.applicability).toBe('MachineApplicable');
    expect(suggestion?.suggestion?.text).toBe('.clone()');
    expect(source.slice(0, suggestion?.from)).toMatch(/= été$/);
  });

  test('a program that compiles is checked and not run', async () => {
    const events = await run({
      source: 'fn main() { let unused = 1; println!("ran"); }',
      check: true,
    });
    expect(events).toMatchObject([
      { kind: 'diagnostic', level: 'warning', code: 'unused_variables' },
      { kind: 'end', end: { kind: 'checked' } },
    ]);
  });

  test('files that were given, and the time that was told', async () => {
    const source = `use std::time::SystemTime;
mod part;
fn main() {
    println!("{} {}", include_str!("note.txt"), part::NUMBER);
    println!("{:?}", std::fs::read_to_string("src/note.txt"));
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    println!("{}", now.as_secs());
}
`;
    const files = { 'src/note.txt': 'noted', 'src/part.rs': 'pub const NUMBER: u8 = 7;' };
    const events = await run({ source, files, clock: 1_000_000_000 });
    expect(answer(outcomeOf(events)).stdout).toBe('noted 7\nOk("noted")\n1000000\n');
  });
});
