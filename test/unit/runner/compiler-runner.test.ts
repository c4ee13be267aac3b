/** Which worker a program gets, and when it is started, kept and ended. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CompilerRunner } from '../../../playground/runner/compiler-runner.ts';
import type { Program, RunEvent } from '../../../playground/runner/runner.ts';
import { FakeWorker, fakePage, settled } from './fake-worker.ts';

const program: Program = { language: 'rust', file: 'main.rs', source: 'fn main() {}' };
const files = { compiler: 'run/engine.bin', library: 'run/std.bin' };
const exit: RunEvent = { kind: 'end', end: { kind: 'exit', code: 0 } };
const checked: RunEvent = { kind: 'end', end: { kind: 'checked' } };
const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  fakePage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The workers that run programs, in the order in which they were started. */
const workers = () => FakeWorker.named('engine-worker.ts');
const alive = () => workers().filter(({ terminated }) => !terminated);
const newest = () => workers().at(-1) as FakeWorker;
const programsOf = (worker: FakeWorker) => worker.posted.filter(({ kind }) => kind === 'run');

async function loaded(): Promise<void> {
  FakeWorker.named('load-worker.ts').at(-1)?.send({ kind: 'loaded', parts: {} });
  await settled();
}

async function notLoaded(): Promise<void> {
  FakeWorker.named('load-worker.ts').at(-1)?.send({ kind: 'not-loaded', detail: '503' });
  await settled();
}

test('one worker serves one program after the other, and is ended after two idle minutes', async () => {
  const runner = new CompilerRunner(files);
  for (let run = 0; run < 3; run++) {
    runner.run(program, () => {});
    await loaded();
    newest().send(exit);
  }
  expect(workers()).toHaveLength(1);
  vi.advanceTimersByTime(2 * minute - 1);
  expect(alive()).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(alive()).toHaveLength(0);
});

test('after a load that failed and a retry, every worker is ended in time', async () => {
  const runner = new CompilerRunner(files);
  runner.prepare(program, 'now');
  await notLoaded();
  expect(alive()).toHaveLength(0);
  vi.advanceTimersByTime(minute);
  runner.prepare(program, 'now');
  await loaded();
  // The first worker's two minutes are over now; this one's are not.
  vi.advanceTimersByTime(1.5 * minute);
  expect(alive()).toHaveLength(1);
  runner.run(program, () => {});
  expect(workers()).toHaveLength(2);
  newest().send(exit);
  vi.advanceTimersByTime(10 * minute);
  expect(alive()).toHaveLength(0);
});

test('a program hears that the compiler could not be loaded, and the next one loads it again', async () => {
  const runner = new CompilerRunner(files);
  const events: RunEvent[] = [];
  runner.run(program, (event) => events.push(event));
  FakeWorker.named('load-worker.ts')[0]?.send({ kind: 'loading', loaded: 1, total: 2 });
  await notLoaded();
  expect(events).toEqual([
    { kind: 'loading', loaded: 1, total: 2 },
    { kind: 'end', end: { kind: 'failed', failure: 'compiler-not-loaded', detail: '503' } },
  ]);
  runner.run(program, () => {});
  expect(FakeWorker.named('load-worker.ts')).toHaveLength(2);
});

test('a program that was stopped hears no more of the load', async () => {
  const runner = new CompilerRunner(files);
  const events: RunEvent[] = [];
  runner.run(program, (event) => events.push(event)).stop();
  FakeWorker.named('load-worker.ts')[0]?.send({ kind: 'loading', loaded: 1, total: 2 });
  expect(events).toEqual([{ kind: 'end', end: { kind: 'stopped' } }]);
});

test('a worker that died while it was idle is not asked to run anything', async () => {
  const runner = new CompilerRunner(files);
  runner.prepare(program, 'now');
  await loaded();
  newest().die();
  runner.run(program, () => {});
  expect(workers()).toHaveLength(2);
  expect(programsOf(newest())).toHaveLength(1);
});

test('a run waits for the check under way, and uses its worker', async () => {
  const runner = new CompilerRunner(files);
  runner.check(program, () => {});
  await loaded();
  runner.run(program, () => {});
  expect(programsOf(newest())).toHaveLength(1);
  newest().send(checked);
  expect(programsOf(newest())).toHaveLength(2);
  expect(workers()).toHaveLength(1);
});

test('a run gets the worker for which a check has waited longer', async () => {
  const runner = new CompilerRunner(files);
  runner.check(program, () => {});
  await loaded();
  runner.check({ ...program, source: 'second' }, () => {});
  runner.run({ ...program, source: 'run' }, () => {});
  expect(workers()).toHaveLength(1);
  newest().send(checked);
  const [warm, other] = workers().map((worker) => programsOf(worker).at(-1));
  expect(warm).toMatchObject({ source: 'run' });
  expect(other).toMatchObject({ source: 'second', check: true });
});

test('a check that takes long does not hold up a run: another worker is started', async () => {
  const runner = new CompilerRunner(files);
  runner.check(program, () => {});
  await loaded();
  runner.run(program, () => {});
  vi.advanceTimersByTime(399);
  expect(workers()).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(workers()).toHaveLength(2);
  expect(programsOf(newest())).toHaveLength(1);
});

test('a program that never ends does not hold up others, and is ended after two minutes', async () => {
  const runner = new CompilerRunner(files);
  const events: RunEvent[] = [];
  runner.run(program, (event) => events.push(event));
  await loaded();
  runner.check(program, () => {});
  expect(programsOf(newest())).toHaveLength(1);
  expect(workers()).toHaveLength(2);
  vi.advanceTimersByTime(2 * minute);
  expect(events).toEqual([{ kind: 'end', end: { kind: 'limit', limit: 'time' } }]);
});

test('a run that is stopped while it waits never starts', async () => {
  const runner = new CompilerRunner(files);
  const events: RunEvent[] = [];
  runner.check(program, () => {});
  await loaded();
  const run = runner.run(program, (event) => events.push(event));
  run.stop();
  run.stop();
  newest().send(checked);
  vi.advanceTimersByTime(minute);
  expect(events).toEqual([{ kind: 'end', end: { kind: 'stopped' } }]);
  expect(programsOf(newest())).toHaveLength(1);
});

test('a worker whose compiler failed is not used again', async () => {
  const runner = new CompilerRunner(files);
  runner.run(program, () => {});
  await loaded();
  newest().send({ kind: 'end', end: { kind: 'failed', failure: 'compiler-failed' } });
  expect(alive()).toHaveLength(0);
});

test('nothing is loaded ahead of a run for a reader who saves data', () => {
  vi.stubGlobal('navigator', { connection: { saveData: true } });
  new CompilerRunner(files).prepare(program, 'now');
  expect(FakeWorker.all).toHaveLength(0);
});

test.each([
  ['4g', 10, 2],
  ['4g', 1, 0],
  ['3g', 10, 0],
])(
  'while the page is idle, %s of %d Mbit/s starts %d workers',
  (effectiveType, downlink, count) => {
    vi.stubGlobal('navigator', { connection: { effectiveType, downlink } });
    new CompilerRunner(files).prepare(program, 'idle');
    expect(FakeWorker.all).toHaveLength(count);
  },
);

test('it refuses the other language', () => {
  expect(new CompilerRunner(files).refuses({ ...program, language: 'cpp' })).toBe('other-language');
  expect(new CompilerRunner(files).refuses(program)).toBeUndefined();
});
