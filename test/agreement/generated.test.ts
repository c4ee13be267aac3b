/** Small generated programs do compiled what they do natively; `npm run fuzz -- programs` runs many more. */
import { expect, test } from 'vitest';
import { generated, generatedAnswer, nativeAnswer } from './answers.ts';
import { run } from './engine.ts';
import { outcomeOf } from './outcome.ts';

const valid = generated.cases.filter((program) => nativeAnswer(generated, program) !== 'refused');

test.each(valid)('$file', async (program) => {
  const events = await run({ ...program, executor: 'compiled' });
  expect(generatedAnswer(outcomeOf(events))).toBe(nativeAnswer(generated, program));
});
