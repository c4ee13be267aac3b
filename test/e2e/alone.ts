/**
 * Tests run beside each other, but Astro's builds of one project share a folder: a build
 * waits here until no other test is building.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';

const lock = 'node_modules/.cache/building';

/** Milliseconds after which a lock counts as left behind by a test that was killed. */
const longest = 600_000;

/** Does `work` while no other test does any. It and the wait block this worker. */
export function alone<T>(work: () => T): T {
  mkdirSync('node_modules/.cache', { recursive: true });
  while (!take()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > longest) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}
