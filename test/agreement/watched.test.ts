/** What a watched run tells at each line equals what the programs in `watched/` state. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Trace } from '../../playground/memory/trace.ts';
import { run } from './engine.ts';
import { inNotation, stateFor, statements } from './watched.ts';

const folder = 'test/agreement/watched';

test.each(readdirSync(folder))('%s', async (name) => {
  const source = readFileSync(path.join(folder, name), 'utf8');
  const trace = new Trace();
  for (const event of await run({ source, watch: true })) {
    trace.add(event);
    if (event.kind === 'end') trace.ended(event.end);
  }
  const stated = statements(source);
  expect(stated.length).toBeGreaterThan(0);
  const found = stated.map((statement) => {
    const state = stateFor(trace, statement);
    return { ...statement, says: state ? inNotation(state, statement.name) : 'is never reached' };
  });
  expect(found).toEqual(stated);
});
