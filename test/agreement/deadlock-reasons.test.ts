/**
 * What a blocked thread waits for is read from the paths of std's private functions
 * (playground/engine/src/locks.rs, codegen/src/context/debuginfo.rs). Every reason is here, so that a std with other
 * paths does not go unnoticed.
 */
import { describe, expect, test } from 'vitest';
import { deadlocks } from './deadlocks.ts';
import { executors, run } from './engine.ts';
import { endOf } from './outcome.ts';

describe.each(executors)('%s', (executor) => {
  test.each(deadlocks)('$name', async ({ source, reasons }) => {
    for (let seed = 0; seed < 2; seed++) {
      const end = endOf(await run({ source, seed, executor }));
      if (end.kind !== 'deadlock') throw new Error(JSON.stringify(end));
      const found = end.waiting.map(({ reason }) => reason).sort();
      expect(found, `seed ${seed}`).toEqual(reasons);
    }
  });
});
