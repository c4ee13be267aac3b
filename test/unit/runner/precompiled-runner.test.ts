/** When a module's worker is started: on a hint, once for each run, and anew after one that died. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PrecompiledRunner } from '../../../playground/runner/precompiled-runner.ts';
import type { Program, RunEvent } from '../../../playground/runner/runner.ts';
import { FakeWorker, fakePage } from './fake-worker.ts';

const program: Program = { language: 'rust', file: 'counts.rs', source: '' };
const rust = { glue: '../run/counts.js', wasm: '../run/counts.wasm' };
const cpp = { wasm: '../run/counts.cpp.wasm' };
const exit: RunEvent = { kind: 'end', end: { kind: 'exit', code: 0 } };

beforeEach(fakePage);
afterEach(() => {
  vi.unstubAllGlobals();
});

test('a prepared worker is the one that runs, with addresses of the page', () => {
  const runner = new PrecompiledRunner();
  runner.prepare(rust);
  runner.prepare(rust);
  runner.run(rust, program, () => {});
  expect(FakeWorker.all).toHaveLength(1);
  expect(FakeWorker.all[0]?.posted).toEqual([
    {
      kind: 'load',
      module: {
        glue: 'https://example.org/run/counts.js',
        wasm: 'https://example.org/run/counts.wasm',
      },
    },
    { kind: 'go', program },
  ]);
});

test('each language has its worker', () => {
  const runner = new PrecompiledRunner();
  runner.run(rust, program, () => {});
  runner.run(cpp, program, () => {});
  expect(FakeWorker.all.map(({ name }) => name)).toEqual([
    'rust-module-worker.ts',
    'cpp-module-worker.ts',
  ]);
});

test('another module takes the place of the prepared one', () => {
  const runner = new PrecompiledRunner();
  runner.prepare(rust);
  runner.prepare(cpp);
  expect(FakeWorker.all.map(({ terminated }) => terminated)).toEqual([true, false]);
});

test('a worker serves one run', () => {
  const runner = new PrecompiledRunner();
  runner.run(rust, program, () => {});
  FakeWorker.all[0]?.send(exit);
  expect(FakeWorker.all[0]?.terminated).toBe(true);
  runner.run(rust, program, () => {});
  expect(FakeWorker.all).toHaveLength(2);
});

test('a prepared worker that has died is not asked to run', () => {
  const runner = new PrecompiledRunner();
  runner.prepare(rust);
  FakeWorker.all[0]?.die();
  runner.run(rust, program, () => {});
  expect(FakeWorker.all[1]?.posted).toContainEqual({ kind: 'go', program });
});
