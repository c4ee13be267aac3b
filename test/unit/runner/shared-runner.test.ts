/** Frames of one page share one compiler: who holds it, and what happens when that frame goes. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SharedRunner } from '../../../playground/embed/shared-runner.ts';
import type { Program, RunEvent } from '../../../playground/runner/runner.ts';
import { fakeFrames } from './fake-frames.ts';
import { FakeWorker, fakePage, settled } from './fake-worker.ts';

const program: Program = { language: 'rust', file: 'main.rs', source: 'fn main() {}' };
const compiler = { compiler: 'compiler.bin', library: 'library.bin' };
const files = { rust: compiler, cpp: compiler };
const exit: RunEvent = { kind: 'end', end: { kind: 'exit', code: 0 } };

let frames: ReturnType<typeof fakeFrames>;
const open = () => frames.open(() => new SharedRunner(files, 'page'));
const compilers = () => FakeWorker.named('engine-worker.ts');

beforeEach(() => {
  fakePage();
  frames = fakeFrames();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Runs the program in a frame, until all is posted; the events come into the list. */
async function run(frame: SharedRunner, what = program) {
  const events: RunEvent[] = [];
  const { stop } = frame.run(what, (event) => events.push(event));
  await settled();
  return { events, stop };
}

test('frames that run one after the other use one worker', async () => {
  const all = [open(), open(), open()];
  for (const frame of all) {
    const { events } = await run(frame);
    compilers()[0]?.send(exit);
    await settled();
    expect(events).toEqual([exit]);
  }
  expect(compilers()).toHaveLength(1);
});

test('a module compiled ahead runs in its own frame', async () => {
  const [, other] = [await run(open()), open()];
  await run(other, { ...program, precompiled: { glue: 'a.js', wasm: 'a.wasm' } });
  expect(FakeWorker.named('rust-module-worker.ts')).toHaveLength(1);
  expect(compilers()).toHaveLength(1);
});

test('a stop reaches the run in the other frame', async () => {
  await run(open());
  const { events, stop } = await run(open());
  const [, second] = compilers();
  stop();
  expect(events).toEqual([{ kind: 'end', end: { kind: 'stopped' } }]);
  await settled();
  expect(second?.terminated).toBe(true);
});

test('when the frame that holds the compiler goes, its runs fail and the next frame takes over', async () => {
  const holder = open();
  await run(holder);
  const other = open();
  const lost = await run(other);
  frames.close(holder);
  await settled();
  expect(lost.events).toEqual([{ kind: 'end', end: { kind: 'failed', failure: 'compiler-gone' } }]);
  const before = compilers().length;
  const { events } = await run(other);
  expect(compilers()).toHaveLength(before + 1);
  compilers().at(-1)?.send(exit);
  expect(events).toEqual([exit]);
});

test('without locks each frame has a compiler of its own', async () => {
  const all = [open(), open()];
  vi.stubGlobal('navigator', {});
  for (const frame of all) await run(frame);
  expect(compilers()).toHaveLength(2);
});
