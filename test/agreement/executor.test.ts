/** Which executor runs what: safe programs are compiled, and what could be undefined is interpreted. */
import { expect, onTestFinished, test } from 'vitest';
import { loadEngine } from '../../playground/engine/load.ts';
import { runProgram } from '../../playground/runner/engine-session.ts';
import type { Executor, RunEvent } from '../../playground/runner/runner.ts';
import { run } from './engine.ts';
import { endOf } from './outcome.ts';

const executorOf = (events: RunEvent[]) =>
  events.flatMap((event) => (event.kind === 'started' ? [event.executor] : []))[0];

test.each<[what: string, executor: Executor, source: string]>([
  ['a program without unsafe', 'compiled', 'fn main() { println!("x"); }'],
  [
    "std's macros with unsafe of their own",
    'compiled',
    'thread_local! { static N: std::cell::Cell<u8> = const { std::cell::Cell::new(1) } }\nfn main() { println!("{}", N.get() + std::pin::pin!(1).as_ref().get_ref()); }',
  ],
  ['threads', 'compiled', 'fn main() { std::thread::spawn(|| {}).join().unwrap(); }'],
  ['forbid(unsafe_code)', 'compiled', '#![forbid(unsafe_code)]\nfn main() {}'],
  ['an unsafe block', 'interpreted', 'fn main() { unsafe {} }'],
  [
    'unsafe in a macro of its own',
    'interpreted',
    'macro_rules! read { ($at:expr) => { unsafe { *$at } } }\nfn main() { let n = 1; println!("{}", read!(&raw const n)); }',
  ],
  ['an unsafe function', 'interpreted', 'unsafe fn f() {}\nfn main() {}'],
  ['an unsafe trait', 'interpreted', 'unsafe trait T {}\nfn main() {}'],
  [
    'an unsafe impl',
    'interpreted',
    'struct S(*const u8);\nunsafe impl Send for S {}\nfn main() { let _ = S(std::ptr::null()).0; }',
  ],
  [
    'an unsafe attribute',
    'interpreted',
    '#[unsafe(no_mangle)]\npub extern "C" fn f() {}\nfn main() {}',
  ],
  [
    'foreign functions',
    'interpreted',
    'unsafe extern "C" { safe fn sched_yield() -> i32; }\nfn main() { println!("{}", sched_yield()); }',
  ],
])('%s: %s', async (_what, executor, source) => {
  const events = await run({ source });
  expect(endOf(events)).toEqual({ kind: 'exit', code: 0 });
  expect(executorOf(events)).toBe(executor);
});

test.each<Executor>(['compiled', 'interpreted'])('%s, as asked for', async (executor) => {
  for (const source of ['fn main() {}', 'fn main() { unsafe {} }'])
    expect(executorOf(await run({ source, executor }))).toBe(executor);
});

test('a release build has no overflow checks by either', async () => {
  const source =
    'fn main() { let n = std::hint::black_box(255u8); println!("{} {}", n + 1, cfg!(debug_assertions)); }';
  for (const executor of ['compiled', 'interpreted'] as const) {
    const events = await run({ source, executor, release: true });
    expect(events).toContainEqual({ kind: 'stdout', text: '0 false\n' });
    expect(endOf(await run({ source, executor }))).toMatchObject({ kind: 'panic' });
  }
});

test('where a browser has no promises of WebAssembly, threads are interpreted', async () => {
  const wasm = WebAssembly as unknown as Record<string, unknown>;
  const { promising, Suspending } = wasm;
  onTestFinished(() => {
    Object.assign(wasm, { promising, Suspending });
  });
  const engine = await loadEngine();
  delete wasm.promising;
  delete wasm.Suspending;
  const runHere = async (source: string) => {
    const events: RunEvent[] = [];
    await runProgram(engine, { file: 'main.rs', source }, (event) => events.push(event));
    return events;
  };
  const threads = 'fn main() { std::thread::scope(|s| { s.spawn(|| println!("x")); }); }';
  const spawned = await runHere(threads);
  expect(executorOf(spawned)).toBe('interpreted');
  expect(endOf(spawned)).toEqual({ kind: 'exit', code: 0 });
  const deep =
    'fn depth(n: u32) -> u32 { if n == 0 { 0 } else { 1 + depth(n - 1) } }\nfn main() { println!("{}", depth(1_000)); }';
  const called = await runHere(deep);
  expect(executorOf(called)).toBe('compiled');
  expect(called).toContainEqual({ kind: 'stdout', text: '1000\n' });
});

test('a program that was compiled runs again under another seed, with its warnings', async () => {
  const engine = await loadEngine();
  const source = 'fn main() { let unused = 1; std::thread::spawn(|| {}).join().unwrap(); }';
  const kinds = async (seed: number) => {
    const events: RunEvent[] = [];
    await runProgram(engine, { file: 'main.rs', source, seed }, (event) => events.push(event));
    return events.map(({ kind }) => kind);
  };
  const first = await kinds(1);
  expect(first).toEqual(['diagnostic', 'started', 'thread-started', 'thread-ended', 'end']);
  expect(await kinds(2)).toEqual(first);
});

test('files in /tmp are the program’s own, and a module lies beside them', async () => {
  const source = 'fn main() { print!("{}", std::fs::read_to_string("/tmp/list.txt").unwrap()); }';
  const events = await run({ source, file: '/tmp/main.rs', files: { '/tmp/list.txt': 'a\n' } });
  expect(events).toContainEqual({ kind: 'stdout', text: 'a\n' });
});
