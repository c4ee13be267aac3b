/**
 * Small generated programs do compiled what they do natively, in parts that run side by side;
 * `npm run fuzz -- programs` runs many more.
 */
import { expect, test } from 'vitest';
import { generated, generatedAnswer, nativeAnswer } from './answers.ts';
import { run } from './engine.ts';
import { outcomeOf } from './outcome.ts';

const shards = 2;

/** Tests the programs of one part, counted from 1. */
export function testGenerated(shard: number): void {
  const own = generated.cases.filter((_, index) => index % shards === shard - 1);
  const valid = own.filter((program) => nativeAnswer(generated, program) !== 'refused');

  test.each(valid)('$file', async (program) => {
    const events = await run({ ...program, executor: 'compiled' });
    expect(generatedAnswer(outcomeOf(events))).toBe(nativeAnswer(generated, program));
  });
}
