/**
 * The engine, as the page runs it, gives rustc's own diagnostics and the native
 * run's answer, for every Rust program, threads and hangs included.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { loadEngine } from '../../playground/engine/load.ts';
import { answer } from '../../playground/prebuilt/answer.ts';
import {
  type Circumstances,
  missingNativeTools,
  refuseNatively,
  runNativeFile,
} from '../../playground/prebuilt/native.ts';
import { engineHash, readManifest, readRecorded } from '../../playground/prebuilt/prebuilt.ts';
import { type ExampleProgram, readPrograms } from '../../playground/prebuilt/program.ts';
import type { CompilerProgram } from '../../playground/runner/compiler.ts';
import { runProgram } from '../../playground/runner/engine-session.ts';
import type { RunEvent } from '../../playground/runner/runner.ts';
import { editedProgram } from '../fuzz/edits.ts';
import { endOfEdit } from '../fuzz/end.ts';
import { endOf, outcomeOf } from './outcome.ts';

// A run is a third of a second, or three on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const engine = await loadEngine();
const recorded = readRecorded();
const rust = readPrograms().filter(({ language }) => language === 'rust');

function run(program: Partial<CompilerProgram> & { source: string }): RunEvent[] {
  const events: RunEvent[] = [];
  runProgram(engine, { file: 'src/main.rs', ...program }, (event) => events.push(event));
  return events;
}

function filesIn(folder: string): string[] {
  return readdirSync(`test/agreement/${folder}`)
    .sort()
    .map((name) => `test/agreement/${folder}/${name}`);
}

/** How a program is run, as it says itself in its first lines. */
function circumstances(source: string): Circumstances {
  const pairs = [...source.matchAll(/^\/\/@ (args|env|stdin|edition|release): (.+)$/gm)];
  const { args, env, ...how } = Object.fromEntries(
    pairs.map(([, name, value = '']) => [
      name,
      name === 'edition' ? value : (JSON.parse(value) as unknown),
    ]),
  );
  return { ...how, arguments: args, environment: env } as Circumstances;
}

const rendered = (events: RunEvent[]) =>
  events.flatMap((event) => (event.kind === 'diagnostic' ? [event.rendered] : [])).join('\n');

/** Each error with its code, and every place in the reader's own file. */
function facts(text: string): string[] {
  const plain = text.replace(new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g'), '');
  return plain.match(/^error.*$|refused\/\w+\.rs:\d.*$/gm) ?? [];
}

/** Equal and different addresses alike. */
const withoutAddresses = (text: string) => text.replace(/\bA\d+\b/g, 'A');

test('the engine was built from the sources that stand here', () => {
  expect(readManifest().sources['playground/engine'], 'run npm run build:engine').toBe(
    engineHash(),
  );
});

describe('a program that runs', () => {
  const native = (program: ExampleProgram) => {
    const outcome = recorded[program.file]?.native;
    if (!outcome) throw new Error('nothing recorded');
    return answer(outcome);
  };
  const same = rust.filter(({ refusal, engine }) => !refusal && !engine);
  test.each(same)('$file answers as natively', (program) => {
    expect(answer(outcomeOf(run(program)))).toEqual(native(program));
  });

  const threaded = same.filter(({ needs }) => needs.includes('threads'));
  test.each(threaded)('$file answers so under each of 20 schedules', (program) => {
    for (let seed = 1; seed <= 20; seed++) {
      const { stdout, ends } = answer(outcomeOf(run({ ...program, seed })));
      expect({ stdout, ends }, `seed ${seed}`).toEqual({
        stdout: native(program).stdout,
        ends: native(program).ends,
      });
    }
  });

  test.each(rust.filter(({ engine }) => engine === 'other-addresses'))(
    '$file answers so but for addresses',
    (program) => {
      expect(withoutAddresses(answer(outcomeOf(run(program))).stdout)).toBe(
        withoutAddresses(native(program).stdout),
      );
    },
  );

  test.each(rust.filter(({ engine }) => engine === 'undefined-behaviour'))(
    '$file is stopped at its undefined behaviour',
    (program) => {
      const end = endOf(run(program));
      expect(end).toMatchObject({
        kind: 'undefined-behaviour',
        message: expect.stringContaining('unaligned'),
      });
      if (end.kind === 'undefined-behaviour')
        expect(end.place).toMatch(new RegExp(`^${program.file}:\\d+:\\d+$`));
    },
  );

  test('is the same run for the same seed', () => {
    const program = threaded.find(({ id }) => id === 'ten_requests_one_reload');
    if (!program) throw new Error('the program is gone');
    expect(run({ ...program, seed: 7 })).toEqual(run({ ...program, seed: 7 }));
  });
});

const missing = missingNativeTools();

describe.skipIf(missing.length > 0)('a program of one feature', () => {
  test.each(filesIn('programs'))('%s answers as natively', async (file) => {
    const source = readFileSync(file, 'utf8');
    const how = circumstances(source);
    const native = answer(await runNativeFile(file, how));
    // What threads answer is no matter of who comes first, or it could not be compared.
    for (const seed of /\bthread::(spawn|scope|Builder)/.test(source) ? [0, 1, 2, 3] : [0]) {
      const events = run({ file, source, seed, ...how });
      expect(answer(outcomeOf(events)), `seed ${seed}`).toEqual(native);
    }
  });
});

describe('undefined behaviour', () => {
  test.each(filesIn('undefined'))('%s is stopped at its line, in words', (file) => {
    const source = readFileSync(file, 'utf8');
    const marked = source
      .split('\n')
      .flatMap((text, index) => (text.endsWith('// here') ? [`${file}:${index + 1}`] : []));
    const fault = /^\/\/@ fault: (.+)$/m.exec(source)?.[1];
    if (!fault || marked.length === 0) throw new Error(`${file}: no fault, or no line marked`);
    const line = (place: string) => place.replace(/:\d+$/, '');
    const ends = (fault === 'data-race' ? [0, 1, 2, 3, 4, 5, 6, 7] : [0]).map((seed) =>
      endOf(run({ file, source, seed, ...circumstances(source) })),
    );
    expect(ends[0]).toMatchObject({ kind: 'undefined-behaviour', fault });
    // Where one thread is over before the other has started it in full, std's own
    // locks put the two in an order, and that run has no race. It is not the rule.
    const found = ends.filter(({ kind }) => kind === 'undefined-behaviour');
    expect(found.length).toBeGreaterThan(ends.length / 2);
    for (const end of ends) {
      if (end.kind !== 'undefined-behaviour') expect(end).toEqual({ kind: 'exit', code: 0 });
      if (end.kind !== 'undefined-behaviour') continue;
      expect(end.fault).toBe(fault);
      expect(marked).toContain(line(end.place));
      if (fault === 'data-race') expect(marked).toContain(line(end.other ?? ''));
    }
  });
});

describe('a program that rustc refuses', () => {
  const refused = rust.filter(({ refusal }) => refusal);
  test.each(refused)('$file is refused with the same codes at the same places', (program) => {
    const events = run(program);
    expect(endOf(events)).toEqual({ kind: 'refused' });
    expect(facts(rendered(events))).toEqual(facts(recorded[program.file]?.refused?.rendered ?? ''));
  });

  test.skipIf(missing.length > 0).each(filesIn('refused'))(
    '%s is refused with the same codes at the same places',
    async (file) => {
      const events = run({ file, source: readFileSync(file, 'utf8') });
      expect(endOf(events)).toEqual({ kind: 'refused' });
      const native = await refuseNatively({ file: `../${file}` });
      expect(facts(rendered(events))).toEqual(facts(native.rendered));
    },
  );
});

describe('bad input ends in words', () => {
  test.each([
    ['nothing', ''],
    ['no main', 'fn run() {}'],
    ['an unclosed brace', 'fn main() {'],
    ['not Rust', 'int main() { return 0; }'],
    ['odd characters', '\u0000\u200bfn main() { \ud800 }'],
    [
      'a line of 100,000 characters',
      `fn main() { let text = "${'a'.repeat(100_000)}"; let number: u8 = text; }`,
    ],
  ])('%s', (_what, source) => {
    const events = run({ source });
    expect(endOf(events)).toMatchObject({
      kind: 'refused',
    });
  });

  test.each([
    ['10,000 brackets', `${'('.repeat(10_000)}${')'.repeat(10_000)}`],
    ['10,000 open brackets', '('.repeat(10_000)],
    ['10,000 blocks', `fn main() { ${'{'.repeat(10_000)}${'}'.repeat(10_000)} }`],
    ['10,000 minus signs', `fn main() { let _ = ${'-'.repeat(10_000)}1; }`],
    [
      'a type of 10,000 levels',
      `type Deep = ${'Vec<'.repeat(10_000)}u8${'>'.repeat(10_000)}; fn main() {}`,
    ],
    ['a sum of 10,000 numbers', `fn main() { let _ = ${'1+'.repeat(10_000)}1; }`],
    ['a type that contains itself', 'struct Own(Own); fn main() {}'],
    [
      'a type without end',
      'fn grow<T>(n: u8) { if n > 0 { grow::<Option<T>>(n - 1) } } fn main() { grow::<u8>(3); }',
    ],
    [
      'a macro that calls itself',
      'macro_rules! again { ($($t:tt)*) => { again!($($t)* $($t)*) } } fn main() { again!(a); }',
    ],
    [
      'a constant that never ends',
      'const N: u32 = { let mut n = 0; while n < 10 { n -= 0; } n }; fn main() { println!("{N}"); }',
    ],
    [
      'a megabyte of functions',
      `${Array.from({ length: 20_000 }, (_, n) => `fn f${n}() -> u32 { ${n} }\n`).join('')}fn main() {`,
    ],
  ])('%s ends in a diagnostic or a named limit', (_what, source) => {
    expect(endOf(run({ source, limits: { steps: 1_000_000 } }))).toMatchObject({
      kind: expect.stringMatching(/^(refused|limit|exit)$/),
    });
  });

  test.each([
    [
      'an endless recursion',
      'fn deep(n: u64) -> u64 { 1 + deep(n + 1) } fn main() { println!("{}", deep(0)); }',
      'stack',
    ],
    [
      'a memory bomb',
      'fn main() { let mut all = vec![]; loop { all.push(vec![0u8; 1 << 24]); } }',
      'memory',
    ],
    [
      'a thread bomb',
      'fn main() { loop { std::thread::spawn(|| std::thread::park()); } }',
      'threads',
    ],
  ])('%s', (_what, source, limit) => {
    expect(endOf(run({ source }))).toEqual({ kind: 'limit', limit });
  });

  test('200 edits of real programs; npm run fuzz makes 10,000', () => {
    for (let seed = 0; seed < 200; seed++)
      expect(endOfEdit(engine, editedProgram(seed)), `seed ${seed}`).not.toMatchObject({
        kind: 'failed',
      });
  });

  test.each([
    ['a network', 'std::net::TcpStream::connect("127.0.0.1:1").unwrap();'],
    ['a network', 'std::net::UdpSocket::bind("127.0.0.1:0").unwrap();'],
    ['other processes', 'std::process::Command::new("ls").status().unwrap();'],
  ])('%s is named as what is missing', (what, statement) => {
    expect(endOf(run({ source: `fn main() { ${statement} }` }))).toMatchObject({
      kind: 'unsupported',
      message: expect.stringContaining(what),
      place: expect.stringMatching(/^src\/main\.rs:1:/),
    });
  });

  test('and the next run works', () => {
    expect(answer(outcomeOf(run({ source: 'fn main() { println!("well"); }' })))).toMatchObject({
      stdout: 'well\n',
      ends: 'ok',
    });
  });
});

describe('what a run tells', () => {
  const told = <Kind extends RunEvent['kind']>(events: RunEvent[], kind: Kind) =>
    events.filter((event): event is Extract<RunEvent, { kind: Kind }> => event.kind === kind);

  test('where a panic began, and by which calls', () => {
    const source = `fn pick(all: &[u8], at: usize) -> u8 {
    all[at]
}
fn main() {
    let caught = std::thread::spawn(|| pick(&[1], 3)).join();
    std::panic::resume_unwind(caught.unwrap_err());
}
`;
    const events = run({ source });
    const panic = {
      message: 'index out of bounds: the len is 1 but the index is 3',
      place: 'src/main.rs:2:5',
      backtrace: ['pick at src/main.rs:2:5', 'main::{closure#0} at src/main.rs:5:40'],
    };
    // Resumed in the main thread, it is still the same one.
    expect(told(events, 'panic')).toEqual([{ kind: 'panic', thread: 1, ...panic }]);
    expect(told(events, 'thread-started')).toEqual([{ kind: 'thread-started', thread: 1 }]);
    expect(told(events, 'thread-ended')).toEqual([{ kind: 'thread-ended', thread: 1 }]);
    expect(endOf(events)).toEqual({ kind: 'exit', code: 101 });
  });

  test('the place of a panic is the caller of who passes it on', () => {
    const source = `#[track_caller]
fn need(part: Option<u8>) -> u8 {
    part.expect("a part")
}
fn main() {
    need(None);
}
`;
    expect(endOf(run({ source }))).toEqual({
      kind: 'panic',
      aborts: false,
      message: 'a part',
      place: 'src/main.rs:6:5',
      backtrace: ['need at src/main.rs:3:10', 'main at src/main.rs:6:5'],
    });
  });

  test('threads change places where they yield, and often elsewhere', () => {
    const lost = (between: string) => {
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
      const outputs = Array.from({ length: 20 }, (_, seed) =>
        answer(outcomeOf(run({ source, seed }))).stdout.trim(),
      );
      return outputs.filter((output) => output !== '20').length;
    };
    const plain = lost('');
    expect(plain).toBeGreaterThan(0);
    expect(plain).toBeLessThan(20);
    expect(lost('thread::yield_now();')).toBeGreaterThan(plain);
  });

  test('who holds what in a deadlock', () => {
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
    for (let seed = 0; seed < 8; seed++) {
      const end = endOf(run({ source, seed }));
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

  test('a lock is held by those who hold it now', () => {
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
    expect(endOf(run({ source }))).toMatchObject({
      waiting: [
        { thread: 0, reason: 'write', holders: [{ thread: 1, place: 'src/main.rs:8:44' }] },
      ],
    });
  });

  test('what was never freed, and nothing that was', () => {
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
    const [leaks] = told(run({ source }), 'leaks');
    expect(leaks?.leaks).toEqual([
      { place: 'src/main.rs:10:20', count: 3, bytes: 96 },
      { place: 'src/main.rs:13:22', count: 1, bytes: 5 },
    ]);
    expect(told(run({ source: 'fn main() { println!("{:?}", Box::new(1)); }' }), 'leaks')).toEqual(
      [],
    );
  });

  test('diagnostics with spans in the text as JavaScript counts it', () => {
    const source = `fn main() {
    let été = String::from("🦀"); let taken = été;
    println!("{été}");
}
`;
    const [diagnostic] = told(run({ source, check: true }), 'diagnostic').filter(
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

  test('a program that compiles is checked and not run', () => {
    const events = run({ source: 'fn main() { let unused = 1; println!("ran"); }', check: true });
    expect(events).toMatchObject([
      { kind: 'diagnostic', level: 'warning', code: 'unused_variables' },
      { kind: 'end', end: { kind: 'checked' } },
    ]);
  });

  test('files that were given, and the time that was told', () => {
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
    const events = run({ source, files, clock: 1_000_000_000 });
    expect(answer(outcomeOf(events)).stdout).toBe('noted 7\nOk("noted")\n1000000\n');
  });
});

test('the lessons name the file as it stands', () => {
  const source = readFileSync('rust-examples/examples/second_borrow_mut.rs', 'utf8');
  const events = run({ file: 'examples/second_borrow_mut.rs', source });
  expect(answer(outcomeOf(events)).panics[0]).toMatch(
    /at examples\/second_borrow_mut\.rs:\d+:\d+$/,
  );
});
