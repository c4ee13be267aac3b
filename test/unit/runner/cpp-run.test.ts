/** A C++ module under Node: what does not depend on the program. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readManifest, readPrebuilt } from '../../../playground/prebuilt/prebuilt.ts';
import { runCpp } from '../../../playground/runner/cpp-run.ts';
import type { RunEvent } from '../../../playground/runner/runner.ts';

const { stackTraceLimit } = Error;
beforeEach(() => {
  Error.stackTraceLimit = 7;
});
afterEach(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

async function run(module: WebAssembly.Module): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  await runCpp(module, 'main.cpp', {}, (event) => events.push(event));
  return events;
}

/** Imports a function that no page has. */
const foreign = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 4, 1, 0x60, 0, 0],
  ...[2, 7, 1, 1, 0x61, 1, 0x62, 0, 0],
]);

test('the rest of the page keeps its own depth of stacks', async () => {
  const manifest = readManifest();
  const wasm = readPrebuilt('wasm/holders_counted.cpp.wasm.br', manifest);
  const events = await run(new WebAssembly.Module(new Uint8Array(wasm)));
  expect(events.at(-1)).toEqual({ kind: 'end', end: { kind: 'exit', code: 0 } });
  expect(Error.stackTraceLimit).toBe(7);
});

test('so it does after a module that cannot be started', async () => {
  expect(await run(new WebAssembly.Module(foreign))).toMatchObject([
    { kind: 'end', end: { kind: 'failed', failure: 'module-not-started' } },
  ]);
  expect(Error.stackTraceLimit).toBe(7);
});
