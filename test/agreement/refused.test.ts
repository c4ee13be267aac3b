/** The engine refuses what rustc refuses, with the same codes at the same places. */
import { expect, test } from 'vitest';
import { nameOf, nativeAnswer, refusals, refusedAnswer } from './answers.ts';
import { rendered, run } from './engine.ts';
import { endOf } from './outcome.ts';

test.each(refusals.cases)('$file', async (program) => {
  const events = await run(program);
  expect(endOf(events)).toEqual({ kind: 'refused' });
  expect(refusedAnswer(rendered(events), nameOf(program))).toEqual(nativeAnswer(refusals, program));
});
